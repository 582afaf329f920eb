import { type Fault, fault } from '../core/case/fault.ts';
import { crockford, encodeBase32, readCrockford } from './base32.ts';
import { lengthPrefixed, sha256 } from './bytes.ts';
import { derive } from './keys.ts';
import { keyLength } from './seal.ts';

const lines = 4;
const share = keyLength / lines;
const checkLength = 2;

/**
 * Writes a root key (32 bytes) as four lines, `1  7QK2 M4TD 0ZXB 9F3A`: eight bytes and a checksum of 16 bits each,
 * so that a slip of the pen is found in its own line.
 */
export function writeRootKey(key: Buffer): string {
  if (key.length !== keyLength) throw new RangeError(`A root key has ${keyLength} bytes.`);
  return Array.from({ length: lines }, (_, index) => {
    const part = key.subarray(index * share, (index + 1) * share);
    const text = encodeBase32(Buffer.concat([part, check(index, part)]), crockford);
    return `${index + 1}  ${text.match(/.{4}/g)?.join(' ')}\n`;
  }).join('');
}

/** The text of a root key file: what it is in a comment, then the key as `writeRootKey` gives it. */
export function rootKeyFile(key: Buffer): string {
  return `# Tidegate root key ${rootKeyName(key)}. Whoever has it can read every case: mode 0600, never in a backup.\n${writeRootKey(key)}`;
}

/** The recovery sheet: printed once, kept on paper away from the machine and its backups. */
export function recoverySheet(key: Buffer, madeOn: string): string {
  return [
    `Tidegate recovery sheet for root key ${rootKeyName(key)}, made ${madeOn}`,
    '',
    'Backups hold sealed content only. Without these four lines, and without the key file, they cannot be read.',
    'Keep this sheet on paper, away from the machine and from its backups. Show it to nobody who may not read every case.',
    '',
    writeRootKey(key).trimEnd(),
    '',
    'To restore, write the four lines into the root key file as they stand. Case and spaces do not matter.',
    '',
  ].join('\n');
}

/** A public name of a root key, `7QK2-M4TD`, that tells which sheet belongs to which key and nothing else. */
export function rootKeyName(key: Buffer): string {
  const text = encodeBase32(derive(key, 'name').subarray(0, 5), crockford);
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/**
 * Reads a root key file, or the four lines of a recovery sheet as a person typed them. Lines that start with `#` and
 * empty lines are skipped. Gives the key (32 bytes) or a fault that names the line.
 */
export function readRootKey(text: string): { ok: true; key: Buffer } | { ok: false; fault: Fault } {
  const found = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  if (found.length !== lines) {
    return refuse('', `A root key has ${lines} lines; this text has ${found.length}.`);
  }
  const parts: Buffer[] = [];
  for (const [index, line] of found.entries()) {
    const bytes = readCrockford(line.replace(/^\s*[1-4][\s.:]+/, ''));
    const part = bytes?.subarray(0, share);
    if (bytes?.length !== share + checkLength || !part || !check(index, part).equals(bytes.subarray(share))) {
      return refuse(`/${index}`, `Line ${index + 1} of the root key has a slip in it.`);
    }
    parts.push(part);
  }
  return { ok: true, key: Buffer.concat(parts) };
}

function check(index: number, part: Buffer): Buffer {
  return sha256(lengthPrefixed(['tidegate/rootkey/1', String(index), part])).subarray(0, checkLength);
}

function refuse(path: string, message: string): { ok: false; fault: Fault } {
  return {
    ok: false,
    fault: fault('root-key', path, message, 'Compare it with the recovery sheet, character by character.'),
  };
}
