/**
 * Where a case stands. A status is a consequence of the acts, never set by hand.
 *
 * - `new`: no act yet
 * - `arrived`: the request is in, not yet registered (érkeztetve)
 * - `registered`: registered, nobody assigned (szignálásra vár)
 * - `in-progress`: facts are being established (folyamatban)
 * - `suspended`: suspended or in stay (felfüggesztve, szünetel)
 * - `submitted`: the draft waits for sign-off (kiadmányozásra vár)
 * - `decided`: signed, not yet communicated to every client (kiadmányozva)
 * - `communicated`: communicated, the remedy's term runs (közölve)
 * - `appealed`: an appeal came in (megfellebbezve)
 * - `forwarded`: the file is with the second instance (felterjesztve)
 * - `final`: administratively final (végleges, Ákr. 82. §)
 * - `filed`: in the records office (irattárba helyezve)
 */
export const statuses = [
  'new', 'arrived', 'registered', 'in-progress', 'suspended', 'submitted', 'decided', 'communicated', 'appealed', 'forwarded', 'final', 'filed'
] as const
export type Status = (typeof statuses)[number]
