export { focusMain, keepFocus } from './focus-keeper.ts'
export { KeyboardProvider, useKeyboard, useShortcuts, type Shortcut } from './keyboard-provider.tsx'
export { emptyList, listStep, type ListState, type ListStep } from './list-state.ts'
