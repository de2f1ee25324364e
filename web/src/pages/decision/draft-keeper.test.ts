import { describe, expect, it, vi } from 'vitest'
import { DraftKeeper, type KeeperDeps } from './draft-keeper.ts'
import type { DraftContent, DraftView } from './decision-api.ts'

const text = (words: string): DraftContent => {
  const doc = { type: 'doc' as const, content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: words }] }] }
  return { operativePart: doc, reasoning: doc, conditions: [] }
}
const draft: DraftView = {
  draftId: '01930000-0000-7000-8000-000000000001', revision: 1, decision: 'grant', content: text('első'), missing: [], savedAt: '2026-11-24T08:00:00.000Z', savedBy: 'Csalit Eszter'
}
function memory(): NonNullable<KeeperDeps['backup']> {
  const kept = new Map<string, string>()
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) }
}
const problemOf = (error: unknown) => error as { status: number; code: string; members: Record<string, unknown> }
const saved = (revision: number) => ({ revision, savedAt: '2026-11-24T08:01:00.000Z' })
const keeperWith = (save: KeeperDeps['save'], backup = memory(), retryMs = 5) => new DraftKeeper(draft, { save, problemOf, backup, delayMs: 5, retryMs })

describe('a draft that is being written', () => {
  it('is saved after the last keystroke, one save at a time, with the revision the last one gave', async () => {
    let release = (): void => {}
    const save = vi.fn<KeeperDeps['save']>()
      .mockImplementationOnce(() => new Promise((resolve) => { release = () => resolve(saved(2)) }))
      .mockResolvedValue(saved(3))
    const keeper = keeperWith(save)
    keeper.edit(text('a'))
    keeper.edit(text('ab'))
    await vi.waitFor(() => expect(save).toHaveBeenCalledTimes(1))
    expect(save).toHaveBeenLastCalledWith(1, text('ab'))
    keeper.edit(text('abc'))
    release()
    await vi.waitFor(() => expect(keeper.getSnapshot()).toMatchObject({ status: 'saved', revision: 3 }))
    expect(save).toHaveBeenLastCalledWith(2, text('abc'))
  })

  it('is tried again when the Gate cannot be reached, and lies in the tab meanwhile', async () => {
    const backup = memory()
    const save = vi.fn<KeeperDeps['save']>().mockRejectedValueOnce({ status: 0, code: 'client.offline', members: {} }).mockResolvedValue(saved(2))
    const keeper = keeperWith(save, backup, 200)
    keeper.edit(text('a'))
    await vi.waitFor(() => expect(keeper.getSnapshot().status).toBe('failed'))
    expect(new DraftKeeper(draft, { save: () => new Promise(() => {}), problemOf, backup }).getSnapshot().content).toEqual(text('a'))
    await vi.waitFor(() => expect(keeper.getSnapshot()).toMatchObject({ status: 'saved', revision: 2 }))
    expect(new DraftKeeper(draft, { save, problemOf, backup }).getSnapshot()).toMatchObject({ status: 'saved', content: draft.content })
  })

  it('stops when somebody else saved, keeps what was typed, and goes on as the officer says', async () => {
    const stale = { status: 409, code: 'decision.draft-stale', members: { actual: 7, savedBy: 'Terebes Magdolna' } }
    const save = vi.fn<KeeperDeps['save']>().mockRejectedValueOnce(stale).mockResolvedValue(saved(8))
    const keeper = keeperWith(save)
    keeper.edit(text('enyém'))
    expect(await keeper.flush()).toBeNull()
    keeper.edit(text('enyém tovább'))
    expect(keeper.getSnapshot()).toMatchObject({ status: 'conflict', content: text('enyém tovább') })
    keeper.keepMine()
    expect(await keeper.flush()).toBe(8)
    expect(save).toHaveBeenLastCalledWith(7, text('enyém tovább'))

    const other = keeperWith(vi.fn<KeeperDeps['save']>().mockRejectedValue(stale))
    other.edit(text('enyém'))
    await other.flush()
    other.take({ ...draft, revision: 7, content: text('övé') })
    expect(other.getSnapshot()).toMatchObject({ status: 'saved', revision: 7, content: text('övé') })
  })

  it('says so when the server refuses it, and does not try for ever', async () => {
    const save = vi.fn<KeeperDeps['save']>().mockRejectedValue({ status: 409, code: 'decision.not-editable', members: {} })
    const keeper = keeperWith(save)
    keeper.edit(text('a'))
    await vi.waitFor(() => expect(keeper.getSnapshot().status).toBe('refused'))
    await new Promise((resolve) => { setTimeout(resolve, 30) })
    expect(save).toHaveBeenCalledTimes(1)
  })
})
