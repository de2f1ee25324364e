import { defineErrors } from '../../platform/errors/index.ts'

export const officerErrors = defineErrors('officer', {
  numberTaken: { status: 409, hu: 'Ezzel a nyilvántartási számmal már szerepel tisztviselő. Ellenőrizze a számot.', en: 'An officer with this number exists already. Check the number.' },
  notEmployed: { status: 409, hu: 'A tisztviselő ezen a napon nem áll alkalmazásban. Válasszon másik napot.', en: 'The officer is not employed on that day. Choose another day.' },
  jobRoleNotInForce: { status: 409, hu: 'A munkakör ezen a napon nincs hatályban, vagy más szintű szervezeté.', en: 'The job role is not in force on that day, or is one of another tier.' },
  officeNotOpen: { status: 409, hu: 'A hivatal ezen a napon nem működik.', en: 'The office is not open on that day.' },
  alreadyHeld: { status: 409, hu: 'A tisztviselő ezt a munkakört ebben a hivatalban már betölti.', en: 'The officer holds this job role in this office already.' },
  notSubstitution: { status: 409, hu: 'Ez az álláshely nem helyettesítés.', en: 'This post is not a substitution.' },
  substitutesOneself: { status: 409, hu: 'Senki nem helyettesítheti önmagát. Válasszon más helyettest.', en: 'Nobody stands in for themselves. Choose somebody else.' },
  substituteOfSubstitute: { status: 409, hu: 'Helyettesítésben betöltött munkakört nem lehet tovább helyettesíteni.', en: 'A job role held in the stead of another cannot be handed on.' },
  daysReversed: { status: 400, hu: 'A vége nem lehet a kezdete előtt. Javítsa a napokat.', en: 'The end may not come before the beginning. Mend the days.' }
})
