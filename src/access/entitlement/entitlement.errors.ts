import { defineErrors } from '../../platform/errors/index.ts'

export const entitlementErrors = defineErrors('entitlement', {
  notForOneself: {
    status: 403,
    hu: 'Saját ügyében nem dönthet: jogáról, helyettesítéséről másik vezető vagy adminisztrátor határoz.',
    en: 'You may not decide in your own matter: another head or administrator decides on your right or substitution.'
  },
  cardFourEyes: {
    status: 403,
    hu: 'A négy szem elve miatt nem személyesítheti meg azt a kártyát, amelyet Ön (vagy akit helyettesít, illetve aki Önt helyettesíti) rendelt, és nem erősítheti meg az így javasolt visszavonást. Kérjen meg mást.',
    en: 'Four eyes: you may not personalise a card, nor confirm a revocation, that you, or someone you are linked to by substitution, asked for. Ask somebody else.'
  },
  sealFourEyes: {
    status: 403,
    hu: 'A négy szem elve miatt nem döntheti el azt a bélyegzőkérelmet, és nem erősítheti meg azt a visszavonást, amelyet Ön (vagy akit helyettesít, illetve aki Önt helyettesíti) kért. Kérjen meg mást.',
    en: 'Four eyes: you may not decide the request of a seal, nor confirm a revocation, that you, or someone you are linked to by substitution, asked for. Ask somebody else.'
  },
  cardNotForOneself: {
    status: 403,
    hu: 'A saját kártyájával ezt a lépést nem teheti meg. Kérjen meg egy másik adminisztrátort.',
    en: 'You may not take this step with your own card. Ask another administrator.'
  },
  denied: {
    status: 403,
    hu: 'Erre a jelenlegi munkakörében nem jogosult. A kísérletet naplóztuk.',
    en: 'Your present job role does not entitle you to this. The attempt was logged.'
  },
  fourEyes: {
    status: 403,
    hu: 'A négy szem elve miatt nem írhatja alá azt, amit Ön (vagy akit helyettesít, illetve aki Önt helyettesíti) készített. Kérjen más kiadmányozót.',
    en: 'Four eyes: you may not sign what you, or someone you are linked to by substitution, drafted. Ask another signing officer.'
  },
  registerFourEyes: {
    status: 403,
    hu: 'A négy szem elve miatt nem döntheti el azt a változást, amelyet Ön (vagy akit helyettesít, illetve aki Önt helyettesíti) kért. Kérjen más jóváhagyót.',
    en: 'Four eyes: you may not decide a change that you, or someone you are linked to by substitution, asked for. Ask somebody else to approve it.'
  }
})
