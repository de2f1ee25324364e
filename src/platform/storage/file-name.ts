/** A name under which a file may be saved: no path, no drive, nothing that hides its ending. */
export function safeFileName(name: string): string {
  return name.toWellFormed().replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_').replace(/^\.+/, '_').slice(0, 150)
}

/** `filename*` of a Content-Disposition (RFC 8187): what `encodeURIComponent` leaves but a header value may not hold is encoded too. */
export function dispositionName(name: string): string {
  return `filename*=UTF-8''${encodeURIComponent(safeFileName(name)).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`
}
