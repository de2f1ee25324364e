declare module 'subset-font' {
  /** Cuts a font to the letters of a text, with all features of layout. */
  export default function subset(font: Uint8Array, text: string, options: {
    readonly targetFormat: 'woff2'; readonly variationAxes?: Readonly<Record<string, { readonly min: number; readonly max: number }>>
  }): Promise<Buffer>
}
