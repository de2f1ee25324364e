import { Outlet } from '@tanstack/react-router'
import { PublicShell } from '../shared/shell/public-shell.tsx'
import { ComponentLibrary } from './component-library.tsx'

/** The frame of the public pages other than home. */
export function PublicFrame() {
  return <ComponentLibrary><PublicShell><Outlet /></PublicShell></ComponentLibrary>
}
