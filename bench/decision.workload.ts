import { sign } from 'node:crypto'
import { join } from 'node:path'
import { inOrganisation, createDb, createPool, type DatabaseAddress } from '../src/platform/database/index.ts'
import { completeSigning, ownCardTrust, startSigning } from '../src/access/card-login/index.ts'
import { fillText } from '../src/casework/decisions/fill-text.ts'
import { largestDecision, reservedPdfSchema, reserveSignature, signedPdf } from '../src/casework/decisions/decision-pdf.ts'
import { decisionFacts, decisionRule, renderDecision } from '../src/casework/decisions/render-decision.ts'
import type { CaseFile } from '../src/casework/cases/index.ts'
import { type OfficerPrincipal } from '../src/platform/context/index.ts'
import { folderStorage } from '../src/platform/storage/index.ts'
import { listDemoCards } from '../demo/cards/index.ts'
import { readTemplate, ruleInForce } from '../src/registers/case-types/index.ts'
import { findOrganisation } from '../src/registers/organisations/index.ts'
import { HUNGARY } from '../src/rules/calendar/index.ts'
import { fold } from '../src/rules/procedure/index.ts'
import { unlock } from '../test/factories/software-card.ts'
import { benchCardKeys } from './card-keys.ts'
import { benchContext } from './bench-database.ts'
import { longCase } from './long-case.ts'
import type { Prepared } from './workload.ts'

/** The signing officer with a software card, in an office of the benchmark. */
export interface BenchSigner {
  readonly principal: OfficerPrincipal
  readonly pin: string
}

export interface DecisionParameters {
  readonly address: DatabaseAddress
  readonly folder: string
  readonly keyEncryptionKey: string
  readonly signer: BenchSigner
  readonly concurrency: number
}

/** Decisions of site permits, each with a number of its own, rendered and signed as the two steps of kiadmányozás do. */
export async function prepare(parameters: DecisionParameters): Promise<Prepared> {
  const { principal, pin } = parameters.signer
  const { organisationId } = principal
  const pool = createPool(parameters.address, 'kapu_app', { max: parameters.concurrency, applicationName: 'kapu bench decisions' })
  const db = createDb(pool)
  const ctx = { ...benchContext(db), principal }
  const { authority } = benchCardKeys(parameters.folder, parameters.keyEncryptionKey)
  const deps = { authority, trust: ownCardTrust(authority), storage: await folderStorage(join(parameters.folder, 'documents'), { clock: ctx.clock, ids: ctx.ids }) }
  const card = (await listDemoCards(db)).find((item) => item.id === principal.cardId)!
  // What the card itself does happens at the officer's desk; its key is opened once, so that the PIN's stretching is not measured.
  const key = unlock(card.keys.signing, pin)

  const acts = longCase(40)
  const { template, version, rule, office } = await inOrganisation(db, organisationId, async (tx) => {
    const found = (await ruleInForce(tx, 'telepengedely', '2026-11-24'))!
    return {
      version: found.id, rule: found.rule, template: (await readTemplate(tx, found.id, decisionRule({ rule: found.rule } as CaseFile, 'grant').template))!,
      office: (await findOrganisation(tx, organisationId, '2026-11-24'))!
    }
  })
  const legalNow = acts.at(-1)!.at
  const state = fold(acts, rule, HUNGARY, legalNow)
  const decision = decisionRule({ rule } as CaseFile, 'grant')

  let turn = 0
  /** As `renderForSigning`: facts of the case and its texts in the rule's template. */
  const render = (registrationNumber: string): Uint8Array => {
    const file = {
      acts, rule, calendar: HUNGARY, legalNow: new Date(legalNow), state,
      stored: { organisationId, caseTypeVersionId: version, registrationNumber, subject: `Telepengedély: Próba Petra e. v., ${registrationNumber}` }
    } as unknown as CaseFile
    const empty = decisionFacts(file, office, decision, null, null, null)
    const content = {
      operativePart: fillText(decision.operativePart.hu, empty).text, reasoning: fillText(decision.reasoning.hu, empty).text,
      conditions: ['A telepen este tíz óra után nem folyhat munka.', `A porelszívót évente kell ellenőrizni (${registrationNumber}).`]
    }
    const facts = decisionFacts(file, office, decision, registrationNumber, content, { name: principal.name, title: 'jegyző' })
    return renderDecision({ template: template.template, files: template.files, data: facts, date: file.legalNow })
  }

  const pdf = async (): Promise<void> => {
    const registrationNumber = `HAT/${turn += 1}-9/2026`
    const intent = { purpose: 'decision', subjectId: ctx.ids.uuid() }
    const rendered = render(registrationNumber)
    let toBeSigned: Uint8Array = new Uint8Array()
    const { signingId } = await startSigning(ctx, deps.trust, {
      ...intent, certificate: card.signingCertificate,
      prepare: async ({ certificate, chain }) => {
        const { toBeSigned: bytes, ...reserved } = await reserveSignature(deps, rendered, { certificate, chain, name: principal.name, registrationNumber, time: ctx.clock.now() })
        toBeSigned = bytes
        return { toBeSigned: bytes, state: reserved }
      }
    })
    const signature = sign('sha256', toBeSigned, { key, dsaEncoding: 'ieee-p1363' }).toString('base64')
    await inOrganisation(db, organisationId, async (tx) => {
      const signed = await completeSigning(tx, ctx, deps.trust, { ...intent, signingId, signature })
      const { pdf: complete } = await signedPdf(deps, tx, ctx, reservedPdfSchema.parse(signed.state), signed)
      await deps.storage.put(complete, { maxBytes: largestDecision })
    })
  }
  return { variants: { pdf, typst: async () => { render(`HAT/${turn += 1}-9/2026`) } }, close: () => pool.end() }
}

