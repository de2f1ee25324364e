import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import Provider from 'oidc-provider'
import { demoMotherName, demoName, demoPersons, type DemoPerson } from '../../demo/persons/index.ts'
import { html, Html, page } from '../pages/html.ts'
import type { JsonFile } from '../state/json-file.ts'
import { fileAdapter, type IdentityState } from './file-adapter.ts'

export const issuerPath = '/belepes'
const interactionPath = '/belepes-oldal'

/** Invented people who may log in: the cast of the walk-through and a few more, all living. */
export const accounts: readonly DemoPerson[] = demoPersons.filter((person) => person.diedOn === null).slice(0, 12)

/** A mail address of the demo's own domain, which can belong to nobody. */
export function demoMail(person: DemoPerson): string {
  const plain = `${demoName(person)}`.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z]+/g, '.')
  return `${plain}.${demoPersons.indexOf(person)}@ugyfel.example`
}

export interface RelyingParty {
  readonly id: string
  readonly secret: string
  readonly redirectUris: readonly string[]
  readonly postLogoutUris?: readonly string[]
}

export interface IdentityOptions {
  readonly baseUrl: string
  readonly clients: readonly RelyingParty[]
  readonly state: JsonFile<IdentityState>
  /** Security headers of the provider's own pages. */
  readonly headers: Readonly<Record<string, string>>
}

/** Stand-in of the central client identification (KAÜ): an OpenID provider whose accounts are chosen from a list. */
export function identityProvider(app: FastifyInstance, options: IdentityOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const { state } = options
  if (state.value.jwk === null || state.value.cookieKey === null) {
    state.change((value) => {
      value.jwk = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }
      value.cookieKey = randomBytes(32).toString('base64url')
    })
  }
  const provider = new Provider(`${options.baseUrl}${issuerPath}`, {
    adapter: fileAdapter(state),
    clients: options.clients.map((client) => ({
      client_id: client.id,
      client_secret: client.secret,
      redirect_uris: [...client.redirectUris],
      post_logout_redirect_uris: [...(client.postLogoutUris ?? [])],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      id_token_signed_response_alg: 'ES256'
    })),
    jwks: { keys: [state.value.jwk as never] },
    cookies: { keys: [state.value.cookieKey!], names: { session: 'kau_session', interaction: 'kau_interaction', resume: 'kau_resume' } },
    claims: {
      openid: ['sub'],
      profile: ['name', 'birthdate', 'birth_name', 'birthplace', 'mothers_name'],
      email: ['email']
    },
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx, form) => {
          ctx.type = 'html'
          // The provider's own markup: an empty form with the token against forgery.
          ctx.body = page({
            title: 'Kilépés', body: html`${new Html(form)}<p>Kilép az ügyfél-azonosításból is?</p>
<button class="main" type="submit" form="op.logoutForm" name="logout" value="yes">Kilépek</button><button type="submit" form="op.logoutForm">Belépve maradok</button>`
          })
        },
        postLogoutSuccessSource: async (ctx) => {
          ctx.type = 'html'
          ctx.body = page({ title: 'Kilépett', body: html`<p><a href="/">Vissza a kezdőlapra</a></p>` })
        }
      }
    },
    renderError: async (ctx, out) => {
      ctx.type = 'html'
      ctx.body = page({ title: 'A belépés nem sikerült', body: html`<p>A kérés hibás vagy lejárt (${out.error}). Kezdje újra azon az oldalon, ahonnan indult.</p>` })
    },
    interactions: { url: (_ctx, interaction) => `${interactionPath}/${interaction.uid}` },
    pkce: { required: () => true },
    ttl: { Session: 3600, Interaction: 900, Grant: 3600, AuthorizationCode: 60, AccessToken: 600, IdToken: 600 },
    // Whoever is asked for may have the natural identifiers: the law lets these offices identify the client.
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc
      if (client === undefined || session?.accountId === undefined) return undefined
      const known = session.grantIdFor(client.clientId)
      const existing = known === undefined ? undefined : await ctx.oidc.provider.Grant.find(known)
      if (existing !== undefined) return existing
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
    findAccount: async (_ctx, id) => {
      const person = accounts.find((item) => item.id === id)
      if (person === undefined) return undefined
      return {
        accountId: id,
        claims: async () => ({
          sub: id,
          name: [person.namePrefix, demoName(person)].filter((part) => part !== null).join(' '),
          birthdate: person.birthDate,
          birth_name: `${person.birthFamilyName} ${person.birthGivenName}`,
          birthplace: person.birthPlace,
          mothers_name: demoMotherName(person),
          email: demoMail(person)
        })
      }
    }
  })

  app.get<{ Params: { uid: string } }>(`${interactionPath}/:uid`, async (request, reply) => {
    const details = await provider.interactionDetails(request.raw, reply.raw).catch(() => null)
    if (details === null) {
      const body = html`<p>A belépés ideje lejárt. Térjen vissza arra az oldalra, ahonnan indult, és kezdje újra.</p>`
      return reply.code(400).type('text/html').send(page({ title: 'A belépés lejárt', body }))
    }
    const body = html`
<p>Válassza ki, melyik kitalált személyként lép be. Valódi rendszerben itt az Ügyfélkapu+ vagy a DÁP azonosítaná.</p>
<form method="post" action="${interactionPath}/${request.params.uid}" class="sheet">
<fieldset><legend>Kitalált személyek</legend>${accounts.map((person, index) => html`
<label class="choice"><input type="radio" name="szemely" value="${person.id}" required ${index === 0 ? html`checked` : null}>
${[person.namePrefix, demoName(person)].filter((part) => part !== null).join(' ')}, ${person.address.settlement}, ${person.birthDate}</label>`)}</fieldset>
<button class="main">Belépek</button><button name="megse" value="1" formnovalidate>Mégse</button></form>`
    return reply.type('text/html').send(page({ title: 'Belépés (KAÜ szimulátor)', body }))
  })

  app.post<{ Params: { uid: string }; Body: { szemely?: string; megse?: string } }>(`${interactionPath}/:uid`, async (request, reply) => {
    const person = accounts.find((item) => item.id === request.body?.szemely)
    const result = person === undefined || request.body?.megse === '1'
      ? { error: 'access_denied', error_description: 'Az ügyfél nem lépett be.' }
      : { login: { accountId: person.id, amr: ['demo'] } }
    const target = await provider.interactionResult(request.raw, reply.raw, result, { mergeWithLastSubmission: false }).catch(() => null)
    return reply.redirect(target ?? `${interactionPath}/${request.params.uid}`, 303)
  })

  const callback = provider.callback()
  return (request, response) => {
    for (const [name, value] of Object.entries(options.headers)) response.setHeader(name, value)
    Object.assign(request, { originalUrl: request.url })
    request.url = (request.url ?? '').slice(issuerPath.length) || '/'
    void callback(request, response)
  }
}
