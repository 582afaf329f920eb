import { strToU8, unzipSync, zipSync } from 'fflate';
import { type Fault, fault } from '../../core/case/fault.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { longestBundle, readPatches } from '../../core/release/patches.ts';
import { type Manifest, manifestSchema } from './manifest.ts';

// One fixed moment, so that the same bundles give the same bytes.
const mtime = '1980-01-01 00:00:00';
const manifestFile = 'manifest.json';
const signatureFile = 'manifest.json.asc';
const mostFiles = 200;

/** A fix as its recipient holds it: what is in it, in the words that are signed, the signature, and a file a line. */
export interface FixArchive {
  readonly manifest: string;
  readonly signature: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** The archive as one zip file. The mailbox files stand in it as they came. */
export function writeArchive({ manifest, signature, files }: FixArchive): Uint8Array {
  const all = { [manifestFile]: strToU8(manifest), [signatureFile]: strToU8(signature), ...files };
  return zipSync(all, { mtime, level: 6 });
}

/** Reads such a zip file. Whatever else stands in it is a fault: nothing may ride along unsigned. */
export function readArchive(
  bytes: Uint8Array,
): { readonly archive: FixArchive } | { readonly faults: readonly Fault[] } {
  let found: Record<string, Uint8Array>;
  try {
    let [count, size] = [0, 0];
    found = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        count += 1;
        size += originalSize;
        if (count > mostFiles || size > longestBundle * 20) throw new Error('too much');
        return true;
      },
    });
  } catch {
    const isLocked = bytes[0] === 0x2d || (bytes[0] ?? 0) >= 0x80;
    return isLocked
      ? refused('The file is still encrypted.', 'Decrypt it first: gpg --output fix.zip --decrypt FILE')
      : refused('The file is no zip archive that can be read.', 'Download it once more.');
  }
  const { [manifestFile]: manifest, [signatureFile]: signature, ...files } = found;
  if (!manifest || !signature)
    return refused(`${manifest ? signatureFile : manifestFile} is missing.`, 'Download the archive once more.');
  const text = (part: Uint8Array) => new TextDecoder().decode(part);
  return { archive: { manifest: text(manifest), signature: text(signature), files } };
}

/**
 * Compares what the manifest says with what is there: each file, its size and digest, and each patch in it.
 * @param sha256 of bytes, in lower-case hexadecimal digits
 */
export function checkArchive(
  { manifest: text, files }: FixArchive,
  sha256: (bytes: Uint8Array) => string,
): { readonly manifest?: Manifest; readonly faults: readonly Fault[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused('manifest.json is not JSON.', 'Download the archive once more.');
  }
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) return { faults: faultsFromZod(parsed.error, value) };
  const { lines } = parsed.data;
  const named = lines.map(({ file }) => file);
  const strangers = Object.keys(files).filter((name) => !named.includes(name));
  const faults = [
    ...strangers.map((name) => differs(`/${name}`, `${name} is not named in the manifest.`)),
    ...lines.flatMap(({ file, size, sha256: digest, patches }) => {
      const bytes = files[file];
      if (!bytes) return [differs(`/${file}`, `${file} is missing.`)];
      if (bytes.length !== size || sha256(bytes) !== digest)
        return [differs(`/${file}`, `${file} is not the file that was signed.`)];
      const read = readPatches(bytes).patches.map(({ from, to }) => sha256(bytes.subarray(from, to)));
      return read.join() === patches.map((each) => each.sha256).join()
        ? []
        : [differs(`/${file}`, `The patches in ${file} are not those of the manifest.`)];
    }),
  ];
  return { manifest: parsed.data, faults };
}

const differs = (path: string, message: string): Fault =>
  fault('bundle-differs', path, message, 'Do not use it. Download it once more, and tell the team if it stays so.');

const refused = (message: string, mend: string) => ({ faults: [fault('bundle-unreadable', '', message, mend)] });
