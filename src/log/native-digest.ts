/** The server hashes leaves and nodes with Node's own SHA-256; imported by whoever grows or verifies a tree. */
import { hash } from 'node:crypto'
import { provideSha256 } from '../rules/merkle/index.ts'

provideSha256((bytes) => hash('sha256', bytes, 'buffer'))
