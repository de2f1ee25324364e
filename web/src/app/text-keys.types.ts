import type { resources } from '../locales/resources.ts'

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type Singular<Key extends string> = Key extends `${infer Base}_${Plural}` ? Base : Key
type Paths<Tree> = { [Key in keyof Tree & string]: Tree[Key] extends string ? Singular<Key> : `${Key}.${Paths<Tree[Key]>}` }[keyof Tree & string]
type Texts = (typeof resources)['hu']

/** Every key that has a text, written whole: `namespace:path`. A count chooses among the forms `path_one`, `path_other`. */
export type TextKey = { [Namespace in keyof Texts & string]: `${Namespace}:${Paths<Texts[Namespace]>}` }[keyof Texts & string]

/** What a text is filled in with; `count` also chooses its form. */
export type TextFacts = Readonly<Record<string, unknown>>
export type Translate = (key: TextKey, facts?: TextFacts) => string
