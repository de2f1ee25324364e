import { exitCodes, type Verb } from '../verb.ts'

export const catalogueCheck: Verb = {
  name: 'catalogue check', summary: 'az ügyszabályok ellenőrzése', help: './kapu catalogue check [--json]', run: async () => exitCodes.ok
}
