/** Line icons on a 16 unit grid, 1.5 px strokes; always beside a word, so they are hidden from assistive technology. */
const paths = {
  check: 'M3 8.500l3.200 3.200L13 4.800',
  cross: 'M4 4l8 8M12 4l-8 8',
  clock: 'M8 2a6 6 0 100 12A6 6 0 008 2zM8 4.500V8l2.400 1.600',
  bell: 'M4 11V7a4 4 0 018 0v4l1 1.200H3zM6.800 14h2.400',
  search: 'M7 2.700a4.300 4.300 0 100 8.600 4.300 4.300 0 000-8.600zM10.300 10.300L14 14',
  down: 'M4 6.200l4 4 4-4',
  right: 'M6 3.800l4.200 4.200L6 12.200',
  left: 'M10 3.800L5.800 8l4.200 4.200',
  arrow: 'M2.500 8h11M9.500 4l4 4-4 4',
  document: 'M4 1.800h5l3 3v9.400H4zM9 1.800v3h3',
  pen: 'M3 13l.6-2.800L11 2.800l2.200 2.200-7.400 7.400z',
  seal: 'M8 2a4.300 4.300 0 100 8.600A4.300 4.300 0 008 2zM5.500 10l-1 4.500L8 12.700l3.500 1.800-1-4.500',
  flag: 'M4 14.500v-12h8l-1.800 3L12 8.500H4',
  office: 'M2 13.800h12M2.800 6.300L8 2.500l5.200 3.800zM4 6.300v7.500M12 6.300v7.500M6.700 8.500v5.300M9.300 8.500v5.300',
  person: 'M8 2.200a2.800 2.800 0 100 5.600 2.800 2.800 0 000-5.600zM2.800 14c.4-3 2.400-4.400 5.200-4.400s4.800 1.400 5.200 4.400',
  link: 'M6.500 9.500l3-3M7 4.800l1.300-1.300a2.900 2.900 0 014.100 4.100L11.100 9M9 11.100l-1.300 1.300a2.900 2.900 0 01-4.100-4.100L4.900 7',
  lock: 'M4.200 7h7.600a1 1 0 011 1v5a1 1 0 01-1 1H4.200a1 1 0 01-1-1V8a1 1 0 011-1zM5.200 7V5a2.800 2.800 0 015.600 0v2',
  key: 'M5 8a2.800 2.800 0 100 5.600A2.800 2.800 0 005 8zM7 8.800L13 2.800M10.500 5.300l2 2',
  card: 'M2.700 3.200h10.600a1.200 1.200 0 011.200 1.200v7.200a1.200 1.200 0 01-1.200 1.200H2.700a1.200 1.200 0 01-1.200-1.200V4.400a1.200 1.200 0 011.200-1.200zM4 6.500h3v3H4z',
  desk: 'M1.500 6h13M3 6v7.500M13 6v7.500M8.500 6v4H13',
  folder: 'M1.800 13V3.200h4.400l1.400 1.800h6.600v8z',
  calendar: 'M3 3.200h10a1 1 0 011 1v9a1 1 0 01-1 1H3a1 1 0 01-1-1v-9a1 1 0 011-1zM2 6.600h12M5 1.500v3M11 1.500v3',
  swap: 'M2 5.500h10M9.500 3L12 5.500 9.500 8M14 10.500H4M6.500 8L4 10.500 6.500 13',
  archive: 'M2 3h12v3.200H2zM3 6.200v7h10v-7M6.200 9h3.600',
  alert: 'M8 2L14.600 13.600H1.400zM8 6.300v3.400M8 11.400v.6',
  info: 'M8 1.800a6.200 6.200 0 100 12.400A6.200 6.200 0 008 1.800zM8 7.200v4M8 4.600v.6',
  pause: 'M5.500 3.500v9M10.500 3.500v9',
  download: 'M8 2v8M4.800 7L8 10.200 11.200 7M2.500 13.800h11',
  eye: 'M1.300 8S3.700 3.600 8 3.600 14.700 8 14.700 8 12.300 12.400 8 12.400 1.300 8 1.300 8zM8 6a2 2 0 100 4 2 2 0 000-4z',
  plus: 'M8 3v10M3 8h10',
  filter: 'M2 3.500h12M4.500 8h7M6.500 12.500h3',
  menu: 'M2 4h12M2 8h12M2 12h12',
  chart: 'M2 14h12M4 14V8M8 14V3M12 14V6',
  copy: 'M6 5h6.500a1 1 0 011 1v7a1 1 0 01-1 1H6a1 1 0 01-1-1V6a1 1 0 011-1zM3 11V2.500h7.500',
  send: 'M14 2L7 9M14 2l-4.500 12L7 9 2 6.500z',
  phone: 'M4 2h2.400l1.200 3.200-1.600 1.200c.8 1.600 2 2.800 3.600 3.600l1.200-1.600L14 9.600V12c0 1.200-.8 2-2 2C6.600 13.600 2.400 9.400 2 4c0-1.200.8-2 2-2z',
  book: 'M8 4C6.500 2.800 4.500 2.500 2 2.500v10c2.500 0 4.500.3 6 1.500 1.500-1.200 3.500-1.500 6-1.500v-10c-2.500 0-4.500.3-6 1.500zM8 4v10',
  sort: 'M8 3v10M4.800 9.800L8 13l3.200-3.200',
  exit: 'M6.500 2.500h-4v11h4M6 8h8M11 5l3 3-3 3',
  keyboard: 'M2 4h12v8.500H2zM4.500 6.800h.6M7.700 6.800h.6M10.900 6.800h.6M5 9.800h6'
} as const

export type IconName = keyof typeof paths

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth={1.5}
      strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}

/** The mark of the Gate: an arch with a smaller arch in it. */
export function GateMark({ height = 24, thin = false }: { readonly height?: number; readonly thin?: boolean }) {
  return (
    <svg width={(height * 20) / 24} height={height} viewBox="0 0 20 24" fill="none" stroke="currentColor" aria-hidden="true" focusable="false">
      <path d="M1 23.200V10a9 9 0 0118 0v13.200" strokeWidth={thin ? 1.7 : 2} />
      <path d="M6 23.200V11a4 4 0 018 0v12.200M10 7v16.200" strokeWidth={thin ? 1 : 1.4} />
    </svg>
  )
}
