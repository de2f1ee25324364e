/** One page of plain text as a PDF: enough for a simulated position; ő and ű by an encoding of their own. */

const special: Readonly<Record<string, number>> = { ő: 245, Ő: 213, ű: 251, Ű: 219 }

function bytes(text: string): string {
  return [...text].map((letter) => {
    const code = special[letter] ?? letter.codePointAt(0)!
    const safe = code < 256 ? code : 63
    return safe === 40 || safe === 41 || safe === 92 ? `\\${String.fromCharCode(safe)}` : String.fromCharCode(safe)
  }).join('')
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(' ')) {
      if (line.length + word.length + 1 > width) { lines.push(line); line = word } else line = line === '' ? word : `${line} ${word}`
    }
    lines.push(line)
  }
  return lines
}

export function positionPdf(title: string, text: string): Buffer {
  const lines = wrap(text, 88).slice(0, 48)
  const content = `BT /F1 16 Tf 56 780 Td (${bytes(title)}) Tj /F1 11 Tf 0 -28 Td 15 TL ${lines.map((line) => `(${bytes(line)}) Tj T*`).join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [213 /Ohungarumlaut 219 /Uhungarumlaut 245 /ohungarumlaut 251 /uhungarumlaut] >> >>'
  ]
  let file = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
  const offsets: number[] = []
  objects.forEach((object, index) => {
    offsets.push(file.length)
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
