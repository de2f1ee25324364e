import {
  createTheme, type AnchorFactory, type BadgeFactory, type ButtonFactory, type CheckboxFactory, type CSSVariablesResolver, type DrawerFactory, type ExtendComponent,
  type FactoryPayload, type InputFactory, type InputWrapperFactory, type MantineThemeComponent, type MenuFactory, type ModalFactory, type PasswordInputFactory,
  type SelectFactory, type SkeletonFactory, type TextareaFactory, type TextInputFactory
} from '@mantine/core'
import { colours } from './colours.ts'
import classes from './theme.module.css'

const sans = "'Source Sans 3 Variable', 'Source Sans 3', system-ui, sans-serif"
const serif = "'Source Serif 4 Variable', 'Source Serif 4', Georgia, serif"

/** Label, help, error, then the field: an error stands above what must be mended. */
const inputWrapperOrder: ('label' | 'description' | 'error' | 'input')[] = ['label', 'description', 'error', 'input']

/** Heights of the visual reference: buttons 32 (in rows 28, login and phone 44), fields 36. */
const buttonHeights: Record<string, { height: string; padding: string; fontSize: string }> = {
  xs: { height: '1.75rem', padding: '0.625rem', fontSize: '0.875rem' },
  sm: { height: '2rem', padding: '0.75rem', fontSize: '0.875rem' },
  lg: { height: '2.75rem', padding: '1.25rem', fontSize: '1.0625rem' }
}

/** What `Button.extend` does: it only types what it is given. Through the components themselves every page would load all of them. */
function look<Payload extends FactoryPayload>(extension: ExtendComponent<Payload>): MantineThemeComponent {
  return extension
}

export const theme = createTheme({
  colors: colours,
  primaryColor: 'tinta',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  white: '#fff',
  black: '#191e1c',
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '3px', md: '4px', lg: '4px', xl: '4px' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.385', sm: '1.36', md: '1.334', lg: '1.412', xl: '1.3' },
  breakpoints: { xs: '30em', sm: '56.25em', md: '75em', lg: '85em', xl: '90em' },
  fontFamily: sans,
  headings: {
    fontFamily: sans,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5625rem', lineHeight: '2rem' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.5rem' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.25rem' }
    }
  },
  focusRing: 'never',
  cursorType: 'pointer',
  respectReducedMotion: true,
  other: { serif },
  components: {
    Button: look<ButtonFactory>({
      defaultProps: { size: 'sm' },
      classNames: { root: classes.button },
      vars: (_theme, props) => {
        const sizes = buttonHeights[props.size ?? 'sm']
        return { root: sizes ? { '--button-height': sizes.height, '--button-padding-x': sizes.padding, '--button-fz': sizes.fontSize } : {} }
      }
    }),
    Anchor: look<AnchorFactory>({ defaultProps: { underline: 'always' } }),
    Badge: look<BadgeFactory>({ defaultProps: { variant: 'light', radius: 'xs' } }),
    Checkbox: look<CheckboxFactory>({ defaultProps: { size: 'xs', radius: 'xs' }, classNames: { input: classes.checkbox } }),
    Input: look<InputFactory>({ classNames: { input: classes.input } }),
    InputWrapper: look<InputWrapperFactory>({
      defaultProps: { inputWrapperOrder },
      classNames: { label: classes.label, description: classes.description, error: classes.error }
    }),
    TextInput: look<TextInputFactory>({ defaultProps: { inputWrapperOrder } }),
    PasswordInput: look<PasswordInputFactory>({ defaultProps: { inputWrapperOrder } }),
    Textarea: look<TextareaFactory>({ defaultProps: { inputWrapperOrder } }),
    Select: look<SelectFactory>({ defaultProps: { inputWrapperOrder } }),
    Menu: look<MenuFactory>({
      defaultProps: { withinPortal: true, withInitialFocusPlaceholder: false },
      classNames: { dropdown: classes.dropdown, item: classes.menuItem }
    }),
    Modal: look<ModalFactory>({
      // A dialog's <header> would count as a second banner of the page.
      defaultProps: { centered: true, radius: 'md', overlayProps: { backgroundOpacity: 0.45 }, attributes: { header: { role: 'presentation' } } },
      classNames: { content: classes.modal, title: classes.modalTitle, header: classes.modalHeader, body: classes.modalBody }
    }),
    Drawer: look<DrawerFactory>({ defaultProps: { overlayProps: { backgroundOpacity: 0.45 }, attributes: { header: { role: 'presentation' } } }, classNames: { content: classes.drawer, header: classes.drawer } }),
    Skeleton: look<SkeletonFactory>({ defaultProps: { radius: 'xs' } })
  }
})

/** The library's own variables, told by our colours; the semantic ones stand in tokens.css. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--mantine-heading-text-wrap': 'pretty' },
  light: {
    '--mantine-color-body': colours.papir[1], '--mantine-color-text': colours.papir[9], '--mantine-color-dimmed': colours.papir[6],
    '--mantine-color-anchor': colours.tinta[7], '--mantine-color-error': colours.piros[6], '--mantine-color-placeholder': colours.papir[6],
    '--mantine-color-default': '#ffffff', '--mantine-color-default-hover': '#f5f6f3', '--mantine-color-default-color': colours.papir[9],
    '--mantine-color-default-border': colours.papir[5], '--mantine-primary-color-filled-hover': colours.tinta[8],
    '--mantine-color-disabled': colours.papir[0], '--mantine-color-disabled-color': colours.papir[6], '--mantine-color-disabled-border': colours.papir[3]
  },
  dark: {
    '--mantine-color-body': colours.dark[8], '--mantine-color-text': colours.dark[0], '--mantine-color-dimmed': '#9da6a2',
    '--mantine-color-anchor': colours.tinta[3], '--mantine-color-error': '#f0917f', '--mantine-color-placeholder': '#9da6a2',
    '--mantine-color-default': colours.dark[7], '--mantine-color-default-hover': '#222b2a', '--mantine-color-default-color': colours.dark[0],
    '--mantine-color-default-border': colours.dark[3], '--mantine-primary-color-filled-hover': colours.tinta[2],
    '--mantine-primary-color-contrast': '#0c1a2b',
    '--mantine-color-disabled': '#1e2624', '--mantine-color-disabled-color': '#9da6a2', '--mantine-color-disabled-border': colours.dark[4]
  }
})
