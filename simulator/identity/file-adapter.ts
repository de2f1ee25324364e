import type { Adapter, AdapterPayload } from 'oidc-provider'
import type { JsonFile } from '../state/json-file.ts'

export interface IdentityState {
  records: Record<string, { payload: AdapterPayload; expiresAt: number | null }>
  jwk: Record<string, unknown> | null
  cookieKey: string | null
}

/** Sessions, grants and codes of the OpenID provider in a small file, so that a restart logs nobody out. */
export function fileAdapter(state: JsonFile<IdentityState>): (name: string) => Adapter {
  const now = (): number => Math.floor(Date.now() / 1000)
  const read = (key: string): AdapterPayload | undefined => {
    const record = state.value.records[key]
    return record !== undefined && (record.expiresAt === null || record.expiresAt > now()) ? record.payload : undefined
  }
  const search = (name: string, field: 'uid' | 'userCode', value: string): AdapterPayload | undefined => {
    const key = Object.keys(state.value.records).find((item) => item.startsWith(`${name}:`) && state.value.records[item]!.payload[field] === value)
    return key === undefined ? undefined : read(key)
  }
  return (name) => ({
    upsert: async (id, payload, expiresIn) => {
      state.change((value) => {
        for (const [key, record] of Object.entries(value.records)) if (record.expiresAt !== null && record.expiresAt <= now()) delete value.records[key]
        value.records[`${name}:${id}`] = { payload, expiresAt: expiresIn ? now() + expiresIn : null }
      })
    },
    find: async (id) => read(`${name}:${id}`),
    findByUid: async (uid) => search(name, 'uid', uid),
    findByUserCode: async (userCode) => search(name, 'userCode', userCode),
    consume: async (id) => {
      state.change((value) => {
        const record = value.records[`${name}:${id}`]
        if (record !== undefined) record.payload.consumed = now()
      })
    },
    destroy: async (id) => { state.change((value) => { delete value.records[`${name}:${id}`] }) },
    revokeByGrantId: async (grantId) => {
      state.change((value) => {
        for (const [key, record] of Object.entries(value.records)) if (record.payload.grantId === grantId) delete value.records[key]
      })
    }
  })
}
