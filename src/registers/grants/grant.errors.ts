import { defineErrors } from '../../platform/errors/index.ts'

export const grantErrors = defineErrors('grant', {
  notFound: { status: 404, hu: 'Ilyen jogosultság nincs.', en: 'There is no such right.' },
  noPost: { status: 409, hu: 'A tisztviselő ezt a munkakört ezen a napon nem tölti be. Előbb a munkakörbe kell kinevezni.', en: 'The officer does not hold this job role on that day. Appoint them first.' },
  notOfJobRole: { status: 409, hu: 'A munkakör erre a célra nem jogosít. Válasszon a munkakör adatkezelési céljai közül.', en: 'The job role does not entitle to this purpose. Choose from the purposes of the job role.' },
  trainingMissing: {
    status: 409, hu: 'A tisztviselőnek nincs érvényes adatvédelmi képzése. Rögzítsék a képzést, azután kérjék a jogosultságot.',
    en: 'The officer has no training in data protection in force. Record the training, then ask for the right.'
  },
  tooLong: { status: 400, hu: 'A jogosultság legfeljebb három évre szól. Válasszon korábbi utolsó napot.', en: 'A right is for three years at most. Choose an earlier last day.' }
})
