import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { certificatePem } from '../../platform/crypto/index.ts'
import type { HttpApp } from '../../platform/http/index.ts'
import type { CertificateAuthority } from './authority.ts'
import { signatureErrors } from './change-status.ts'
import { answerOcsp, answerTimestamp, revocationList } from './services.ts'

const maximalBody = 64 * 1024
const access = { audience: 'public' } as const

const binary = (reply: FastifyReply, type: string, body: Uint8Array, maxAge = 0): FastifyReply =>
  reply.type(type).header('cache-control', maxAge > 0 ? `public, max-age=${maxAge}` : 'no-store').send(Buffer.from(body))

/** The public key infrastructure's addresses. Who could sign what is told by the public register of signatures (`registers/signature-register`). */
export async function signatureRoutes(app: HttpApp, deps: { authority: CertificateAuthority }): Promise<void> {
  await app.register(async (scope) => {
    const pki = scope.withTypeProvider<ZodTypeProvider>() as unknown as HttpApp
    pki.addContentTypeParser(['application/ocsp-request', 'application/timestamp-query'], { parseAs: 'buffer', bodyLimit: maximalBody }, (_, body, done) => done(null, body))
    // Only the two media types above give a Buffer; anything else reads as empty and is answered as malformed.
    const bytesOf = (body: unknown): Uint8Array => (Buffer.isBuffer(body) ? body : new Uint8Array(0))

    pki.post('/pki/ocsp', {
      config: { access, csrf: 'exempt' }, schema: { operationId: 'askCertificateStatus', summary: 'Status of a certificate (OCSP, RFC 6960)', tags: ['pki'] }
    }, async (request, reply) => binary(reply, 'application/ocsp-response', await answerOcsp(request.context(), deps.authority, bytesOf(request.body))))

    pki.get('/pki/ocsp/:request', {
      config: { access },
      schema: { operationId: 'askCertificateStatusByGet', summary: 'Status of a certificate (OCSP by GET)', tags: ['pki'], params: z.object({ request: z.string().max(1024) }) }
    }, async (request, reply) => binary(reply, 'application/ocsp-response', await answerOcsp(request.context(), deps.authority, Buffer.from(request.params.request, 'base64'))))

    const listOf = async (request: FastifyRequest, reply: FastifyReply, path: string): Promise<FastifyReply> => {
      const list = await revocationList(request.context(), deps.authority, path)
      if (!list) throw signatureErrors.unknownAuthority()
      return binary(reply, 'application/pkix-crl', list, 60)
    }

    pki.get('/pki/crl', {
      config: { access }, schema: { operationId: 'getRevocationList', summary: 'Revocation list of the first issuing authority (CRL, DER)', tags: ['pki'] }
    }, (request, reply) => listOf(request, reply, '/pki/crl'))

    pki.get('/pki/crl/:serial', {
      config: { access },
      schema: {
        operationId: 'getRevocationListOf', summary: 'Revocation list of a later issuing authority, by its serial number (CRL, DER)', tags: ['pki'],
        params: z.object({ serial: z.string().regex(/^[0-9A-F]{2,40}$/) })
      }
    }, (request, reply) => listOf(request, reply, `/pki/crl/${request.params.serial}`))

    pki.post('/pki/tsa', {
      config: { access, csrf: 'exempt' }, schema: { operationId: 'askTimestamp', summary: 'Time-stamp (RFC 3161)', tags: ['pki'] }
    }, async (request, reply) => binary(reply, 'application/timestamp-reply', await answerTimestamp(request.context(), deps.authority, bytesOf(request.body))))

    pki.get('/pki/ca', {
      config: { access }, schema: { operationId: 'getAuthorityCertificates', summary: 'Certificates of the root and issuing authorities (PEM)', tags: ['pki'] }
    }, async (request, reply) => {
      const { root, issuers } = await deps.authority.current(request.context())
      const pem = [...issuers.map(({ certificate }) => certificate), root].map(({ der }) => certificatePem(der))
      return reply.type('application/x-pem-file').send(pem.join(''))
    })
  })
}
