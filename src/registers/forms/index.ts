export { formsRoutes } from './forms.routes.ts'
export { validateForm, type FormFault } from './validate-form.ts'
