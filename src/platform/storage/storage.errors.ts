import { defineErrors } from '../errors/index.ts'

export const storageErrors = defineErrors('storage', {
  tooLarge: {
    status: 413,
    hu: 'A fájl nagyobb a megengedettnél. Küldjön kisebb vagy tömörített változatot.',
    en: 'The file is larger than allowed. Please send a smaller or compressed version.'
  },
  notFound: { status: 404, hu: 'Az irat nem található a tárolóban.', en: 'The document is not in the storage.' },
  noSpace: {
    status: 507,
    hu: 'A tároló megtelt, ezért új irat most nem vehető fel; ami eddig beérkezett, megvan. Értesítse az üzemeltetőt, és próbálja újra később.',
    en: 'The storage is full, so nothing new can be taken in now; what arrived before is safe. Tell the operator and try again later.'
  },
  damaged: {
    status: 500,
    hu: 'Az irat a tárolóban megsérült. Értesítse az üzemeltetőt; az irat mentésből állítható vissza.',
    en: 'The stored document is damaged. Tell the operator; it can be restored from a backup.'
  }
})

export const documentErrors = defineErrors('document', {
  empty: { status: 422, hu: 'A fájl üres. Válassza ki újra, és küldje el ismét.', en: 'The file is empty. Choose it again and resend it.' },
  mislabelled: {
    status: 422,
    hu: 'A fájl tartalma nem egyezik a nevével vagy a megadott típusával. Mentse a megfelelő formátumban, és küldje el újra.',
    en: 'The content of the file does not match its name or stated type. Save it in the right format and resend it.'
  },
  broken: {
    status: 422,
    hu: 'A fájl sérült vagy csonka, ezért nem olvasható. Küldje el újra az ép változatot.',
    en: 'The file is damaged or cut off and cannot be read. Please resend an intact version.'
  },
  typeNotAllowed: {
    status: 422,
    hu: 'Ilyen típusú fájl nem csatolható. PDF, JPEG, PNG, DOCX, XLSX, ODT, ODS vagy egyszerű szöveg fogadható el.',
    en: 'This type of file cannot be attached. PDF, JPEG, PNG, DOCX, XLSX, ODT, ODS or plain text is accepted.'
  },
  bomb: {
    status: 422,
    hu: 'A fájl kicsomagolva aránytalanul nagy, ezért nem fogadható el.',
    en: 'Unpacked, the file is disproportionately large and cannot be accepted.'
  }
})
