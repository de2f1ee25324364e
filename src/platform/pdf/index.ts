export type { Addition, ChangedPart, LaterChangeKind } from './later-changes.ts'
export { pdfaIdentifiers, readPdfFile } from './pdf-file.ts'
export { PdfSyntaxError } from './pdf-values.ts'
export {
  completePdfSignature, hashFor, preparePdfSignature, resumePdfSignature, sealPdf, type PreparedSignature, type SignatureFacts
} from './sign-pdf.ts'
export { documentFont, pdfErrors, previewTypst, renderTypst, type RenderedDocument, type TypstDiagnostic, type TypstSource } from './typst.ts'
export { verifyPdfSignature, type DocumentTimestampReport, type PdfReport, type SignatureFault, type SignatureReport, type OtherMaker, type VerifyOptions } from './verify-pdf.ts'
