/** Whether an identity document is valid, its holder's own, and not lost or wanted. */
export {
  checkIdentityDocument, judgeDocument, normaliseDocumentNumber, type DocumentQuestion, type DocumentVerdict
} from './check-identity-document.ts'
