import {
  Anchor, Badge, Button, Checkbox, createTheme, Drawer, Input, InputWrapper, Menu, Modal, PasswordInput, Select, Skeleton, Textarea, TextInput,
  type CSSVariablesResolver
} from '@mantine/core'
import { colours } from './colours.ts'
import classes from './theme.module.css'

const sans = "'Source Sans 3 Variable', 'Source Sans 3', system-ui, sans-serif"
const serif = "'Source Serif 4 Variable', 'Source Serif 4', Georgia, serif"

/** Label, help, error, then the field: an error stands above what must be mended. */
const inputWrapperOrder: ('label' | 'description' | 'error' | 'input')[] = ['label', 'description', 'error', 'input']

/** Heights of the visual reference: buttons 32 (in rows 28, login and phone 44), fields 36. */
const buttonHeights: Record<string, { height: string; padding: string; fontSize: string }> = {
  xs: { height: '1.75rem', padding: '0.625rem', fontSize: '0.875rem' },
  sm: { height: '2rem', padding: '0.75rem', fontSize: '0.875rem' },
  lg: { height: '2.75rem', padding: '1.25rem', fontSize: '1.0625rem' }
}

export const theme = createTheme({
  colors: colours,
  primaryColor: 'tinta',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  white: '#fff',
  black: '#191e1c',
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '3px', md: '4px', lg: '4px', xl: '4px' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.385', sm: '1.36', md: '1.334', lg: '1.412', xl: '1.3' },
  breakpoints: { xs: '30em', sm: '56.25em', md: '75em', lg: '85em', xl: '90em' },
  fontFamily: sans,
  headings: {
    fontFamily: sans,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5625rem', lineHeight: '2rem' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.5rem' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.25rem' }
    }
  },
  focusRing: 'never',
  cursorType: 'pointer',
  respectReducedMotion: true,
  other: { serif },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      classNames: { root: classes.button },
      vars: (_theme, props) => {
        const sizes = buttonHeights[props.size ?? 'sm']
        return { root: sizes ? { '--button-height': sizes.height, '--button-padding-x': sizes.padding, '--button-fz': sizes.fontSize } : {} }
      }
    }),
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'xs' } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs', radius: 'xs' }, classNames: { input: classes.checkbox } }),
    Input: Input.extend({ classNames: { input: classes.input } }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { inputWrapperOrder },
      classNames: { label: classes.label, description: classes.description, error: classes.error }
    }),
    TextInput: TextInput.extend({ defaultProps: { inputWrapperOrder } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { inputWrapperOrder } }),
    Textarea: Textarea.extend({ defaultProps: { inputWrapperOrder } }),
    Select: Select.extend({ defaultProps: { inputWrapperOrder } }),
    Menu: Menu.extend({
      defaultProps: { withinPortal: true, withInitialFocusPlaceholder: false },
      classNames: { dropdown: classes.dropdown, item: classes.menuItem }
    }),
    Modal: Modal.extend({
      // A dialog's <header> would count as a second banner of the page.
      defaultProps: { centered: true, radius: 'md', overlayProps: { backgroundOpacity: 0.45 }, attributes: { header: { role: 'presentation' } } },
      classNames: { content: classes.modal, title: classes.modalTitle, header: classes.modalHeader, body: classes.modalBody }
    }),
    Drawer: Drawer.extend({ defaultProps: { overlayProps: { backgroundOpacity: 0.45 }, attributes: { header: { role: 'presentation' } } }, classNames: { content: classes.drawer, header: classes.drawer } }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: 'xs' } })
  }
})

/** Semantic variables, once for light and once for dark; components use only these, never a shade. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--font-file': serif, '--mantine-heading-text-wrap': 'pretty' },
  light: {
    '--bg': colours.papir[1], '--surface': '#ffffff', '--surface-2': colours.papir[0], '--hover': '#f5f6f3',
    '--line': colours.papir[2], '--line-2': colours.papir[3], '--line-field': colours.papir[5],
    '--text': colours.papir[9], '--text-2': colours.papir[7], '--text-3': colours.papir[6],
    '--accent': colours.tinta[7], '--accent-h': colours.tinta[8], '--on-accent': '#ffffff', '--accent-soft': colours.tinta[0], '--accent-line': colours.tinta[2],
    '--danger': colours.piros[6], '--danger-soft': colours.piros[0], '--danger-line': colours.piros[2],
    '--warn': colours.borostyan[7], '--warn-soft': colours.borostyan[0], '--warn-line': colours.borostyan[2],
    '--ok': colours.zold[6], '--ok-soft': colours.zold[0], '--ok-line': colours.zold[2],
    '--sign': colours.pecset[6], '--sign-soft': colours.pecset[0], '--sign-line': colours.pecset[2], '--on-sign': '#ffffff',
    '--bar': colours.tinta[9], '--bar-text': '#ffffff', '--bar-2': '#b9c8d9', '--bar-field': '#1d3a5d', '--bar-line': '#3f5c7e', '--bar-item': '#e6edf5',
    '--focus': '#0b57c4', '--shadow': '0 10px 32px rgba(16, 42, 73, .2)',
    '--mantine-color-body': colours.papir[1], '--mantine-color-text': colours.papir[9], '--mantine-color-dimmed': colours.papir[6],
    '--mantine-color-anchor': colours.tinta[7], '--mantine-color-error': colours.piros[6], '--mantine-color-placeholder': colours.papir[6],
    '--mantine-color-default': '#ffffff', '--mantine-color-default-hover': '#f5f6f3', '--mantine-color-default-color': colours.papir[9],
    '--mantine-color-default-border': colours.papir[5], '--mantine-primary-color-filled-hover': colours.tinta[8],
    '--mantine-color-disabled': colours.papir[0], '--mantine-color-disabled-color': colours.papir[6], '--mantine-color-disabled-border': colours.papir[3]
  },
  dark: {
    '--bg': colours.dark[8], '--surface': colours.dark[7], '--surface-2': '#1e2624', '--hover': '#222b2a',
    '--line': colours.dark[5], '--line-2': colours.dark[4], '--line-field': colours.dark[3],
    '--text': colours.dark[0], '--text-2': '#bcc5c1', '--text-3': '#9da6a2',
    '--accent': colours.tinta[3], '--accent-h': colours.tinta[2], '--on-accent': '#0c1a2b', '--accent-soft': '#1d2f42', '--accent-line': '#36536f',
    '--danger': '#f0917f', '--danger-soft': '#3a1f1a', '--danger-line': '#6b352a',
    '--warn': '#e6bd63', '--warn-soft': '#342a14', '--warn-line': '#5f4c1d',
    '--ok': '#8cc79b', '--ok-soft': '#182e20', '--ok-line': '#2f5640',
    '--sign': '#c3abe4', '--sign-soft': '#2b2239', '--sign-line': '#51406d', '--on-sign': '#1d1230',
    '--bar': '#0b121b', '--bar-text': '#ffffff', '--bar-2': '#9fb0c2', '--bar-field': '#162231', '--bar-line': '#2f4156', '--bar-item': '#e6edf5',
    '--focus': '#8ab8ff', '--shadow': '0 10px 32px rgba(0, 0, 0, .55)',
    '--mantine-color-body': colours.dark[8], '--mantine-color-text': colours.dark[0], '--mantine-color-dimmed': '#9da6a2',
    '--mantine-color-anchor': colours.tinta[3], '--mantine-color-error': '#f0917f', '--mantine-color-placeholder': '#9da6a2',
    '--mantine-color-default': colours.dark[7], '--mantine-color-default-hover': '#222b2a', '--mantine-color-default-color': colours.dark[0],
    '--mantine-color-default-border': colours.dark[3], '--mantine-primary-color-filled-hover': colours.tinta[2],
    '--mantine-primary-color-contrast': '#0c1a2b',
    '--mantine-color-disabled': '#1e2624', '--mantine-color-disabled-color': '#9da6a2', '--mantine-color-disabled-border': colours.dark[4]
  }
})
