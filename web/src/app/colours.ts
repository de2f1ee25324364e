import type { MantineColorsTuple } from '@mantine/core'

/** tinta: the colour of action (primary). */
const tinta: MantineColorsTuple = ['#eff4f9', '#dce7f1', '#bacfe2', '#92b2d0', '#6b95bd', '#4a79a8', '#316091', '#204b79', '#173a61', '#102a49']
/** papir: neutral; text, rules, background. */
const papir: MantineColorsTuple = ['#f8f9f7', '#f0f1ee', '#e3e5e1', '#d0d3ce', '#afb4ae', '#828882', '#636964', '#484e4a', '#2d3330', '#191e1c']
/** piros: overdue, error, obstacle. */
const piros: MantineColorsTuple = ['#fcf0ed', '#f8dcd5', '#efb8ab', '#e38f7e', '#d66a56', '#c34a36', '#ab3524', '#90291a', '#711f13', '#50140c']
/** borostyan: drawing near, waits for an answer. */
const borostyan: MantineColorsTuple = ['#fdf6e6', '#f9e8c3', '#f1d18c', '#e6b855', '#d49c2b', '#b58017', '#8f640e', '#74500a', '#593d07', '#402b04']
/** zold: fulfilled, valid, final. */
const zold: MantineColorsTuple = ['#eef6f0', '#d6eadb', '#aed5b8', '#80bb8f', '#57a06c', '#3a8652', '#286e3f', '#1f5932', '#174426', '#0e2d19']
/** pecset: signature and seal; nothing else is purple. */
const pecset: MantineColorsTuple = ['#f4f1f9', '#e6def1', '#cdbee2', '#b099d0', '#9376bc', '#7958a7', '#634292', '#52357a', '#3f2860', '#2b1a43']
const dark: MantineColorsTuple = ['#e3e8e6', '#c7cecb', '#a4ada9', '#7e8884', '#414b48', '#303937', '#242c2a', '#1a211f', '#131917', '#0c100f']

export const colours = { tinta, papir, piros, borostyan, zold, pecset, dark, gray: papir, red: piros, blue: tinta, green: zold, yellow: borostyan } as const
