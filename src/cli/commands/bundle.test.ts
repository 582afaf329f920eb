// With the real git: what is made applies with git am as a distributor types it, on every line, and tells nothing else.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { instant } from '../../core/process/instant.ts';
import { readPatches } from '../../core/release/patches.ts';
import { readArchive, writeArchive } from '../../formats/bundle/archive.ts';
import { manifestOf } from '../../formats/bundle/manifest.ts';
import { newKeyPair, signDetached } from '../../vault/pgp.ts';
import { runProgram } from '../program.ts';
import { commands } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'tidegate-bundles-'));
const repo = join(folder, 'heron');
after(() => rmSync(folder, { recursive: true, force: true }));

const git = (where: string, ...args: string[]) =>
  execFileSync('git', ['-C', where, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

async function run(...argv: string[]) {
  let [out, err] = ['', ''];
  const io = {
    env: process.env,
    isTerminal: false,
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    read: async (path: string) => readFileSync(path),
  };
  return { code: await runProgram(argv, commands, '0.0.0', io), out, err };
}

const lines = ['1.18', '1.17', '1.16'];

/** A project with three release lines, and a fix of two commits on each that no release has. */
function project(): void {
  execFileSync('git', ['init', '-q', '-b', 'main', repo]);
  const settings = [
    ['user.name', 'Dana Developer'],
    ['user.email', 'dana@build-host.example.org'],
    // What somebody’s own settings would put into every patch.
    ['format.headers', 'X-Build-Host: build-host.example.org\n'],
    ['format.signature', 'made on build-host'],
    ['format.thread', 'deep'],
    ['diff.noprefix', 'true'],
    ['diff.renames', 'copies'],
    ['core.autocrlf', 'false'],
  ];
  for (const [name, value] of settings) git(repo, 'config', name!, value!);
  for (const line of lines) {
    git(repo, 'checkout', '-q', '-B', `release-${line}`);
    for (const name of ['new.bin', 'latin.txt']) rmSync(join(repo, name), { force: true });
    writeFileSync(join(repo, 'value.go'), `line ${line}\nfoo\n`);
    writeFileSync(join(repo, 'notes.txt'), `of ${line}\r\nwith other line ends\r\n`);
    writeFileSync(join(repo, 'old.bin'), Buffer.from([0, 255, 1, 254]));
    git(repo, 'add', '-A');
    git(repo, 'commit', '-q', '-m', `Release ${line}.2`);
    git(repo, 'tag', `v${line}.2`);
    git(repo, 'checkout', '-q', '-b', `fix-${line}`);
    writeFileSync(join(repo, 'value.go'), `line ${line}\nbar\n`);
    writeFileSync(join(repo, 'notes.txt'), `of ${line}\r\nwith the same line ends\r\n`);
    git(
      repo,
      'commit',
      '-q',
      '-a',
      '-m',
      'Länge prüfen\n\nSie war zu lang.\n\nSigned-off-by: Dana Developer <dana@example.org>',
    );
    git(repo, 'mv', 'old.bin', 'new.bin');
    writeFileSync(join(repo, 'latin.txt'), Buffer.from('gr\xfcn\n', 'latin1'));
    writeFileSync(join(repo, 'new.bin'), Buffer.from([0, 1, 2, 3, 250]));
    git(repo, 'add', '-A');
    git(repo, 'commit', '-q', '-m', 'Keep the table in one place');
  }
}
project();

const mailboxOf = (line: string) => join(folder, `${line}.mbox`);

test('a bundle of each line applies with git am on its tag, and gives the very tree of the fix', async () => {
  for (const line of lines) {
    const range = `v${line}.2..fix-${line}`;
    const args = ['--line', line, '--base', `v${line}.2`, '--repo', repo, '--out', folder, range];
    const made = await run('bundle', 'create', ...args);
    assert.equal(made.code, 0, made.err);
    const clone = join(folder, `clone-${line}`);
    execFileSync('git', ['clone', '-q', '--branch', `v${line}.2`, repo, clone], { stdio: 'ignore' });
    git(clone, 'config', 'user.name', 'Distributor');
    git(clone, 'config', 'user.email', 'psirt@harbour.example');
    git(clone, 'am', '--keep-cr', mailboxOf(line));
    assert.equal(git(clone, 'rev-parse', 'HEAD^{tree}'), git(repo, 'rev-parse', `fix-${line}^{tree}`), line);
    const card = JSON.parse(readFileSync(join(folder, `${line}.json`), 'utf8'));
    assert.equal(card.tree, git(repo, 'rev-parse', `fix-${line}^{tree}`));
    assert.equal(card.base_tree, git(repo, 'rev-parse', `v${line}.2^{tree}`));
    assert.equal(
      card.sha256,
      createHash('sha256')
        .update(readFileSync(mailboxOf(line)))
        .digest('hex'),
    );
  }
  assert.deepEqual(git(repo, 'worktree', 'list').split('\n').length, 1);
  assert.deepEqual(
    readdirSync(tmpdir()).filter((name) => name.startsWith('tidegate-bundle-')),
    [],
    'nothing is left behind',
  );
});

test('nothing in it tells who made it, when, where, or out of which commits', () => {
  const text = readFileSync(mailboxOf('1.18'), 'latin1');
  const { patches, faults } = readPatches(readFileSync(mailboxOf('1.18')));
  assert.deepEqual(faults, []);
  assert.deepEqual(
    patches.map(({ subject }) => subject),
    ['Länge prüfen', 'Keep the table in one place'],
  );
  for (const word of ['Dana', 'dana@', 'build-host', 'fix-1.18', 'release-1.18', 'Message-', 'In-Reply-To', '2.39']) {
    assert.ok(!text.includes(word), word);
  }
  for (const commit of git(repo, 'rev-list', 'v1.18.2..fix-1.18').split('\n')) assert.ok(!text.includes(commit));
  assert.equal(new Set(patches.map(({ headers }) => headers['date'])).size, 1);
  assert.match(patches[0]!.headers['date']!, /\+0000$/);
});

test('authors stay where they are asked to', async () => {
  const kept = await run(
    ...['bundle', 'create', '--line', '1.18', '--base', 'v1.18.2', '--repo', repo, '--out', folder],
    ...['--keep-authors', 'v1.18.2..fix-1.18'],
  );
  assert.equal(kept.code, 0, kept.err);
  const { patches } = readPatches(readFileSync(mailboxOf('1.18')));
  assert.equal(patches[0]!.headers['from'], 'Dana Developer <dana@build-host.example.org>');
  assert.match(patches[0]!.message, /Signed-off-by: Dana/);
  assert.match(kept.err, /names somebody/);
});

test('what cannot become a bundle is refused with its way out, and nothing is written', async () => {
  const make = (base: string, range: string) =>
    run('bundle', 'create', '--line', 'bad', '--base', base, '--repo', repo, '--out', folder, range);
  git(repo, 'checkout', '-q', '-b', 'leaky', 'v1.18.2');
  writeFileSync(join(repo, 'value.go'), 'line\nCVE\n');
  git(repo, 'commit', '-q', '-a', '-m', 'Fix heap overflow, CVE-2026-41246');
  const leaky = await make('v1.18.2', 'v1.18.2..leaky');
  assert.equal(leaky.code, 10);
  assert.match(leaky.err, /CVE-2026-41246[\s\S]*heap overflow[\s\S]*Nothing was written/);
  git(repo, 'checkout', '-q', 'fix-1.18');
  git(repo, 'checkout', '-q', '-b', 'merged');
  git(repo, 'merge', '-q', '-s', 'ours', '-m', 'Merge', 'leaky');
  for (const [base, range, said] of [
    ['v1.18.2', 'v1.18.2..merged', /merge[\s\S]*Rebase/],
    ['v1.18.2', 'v1.18.2..v1.18.2', /names no commits/],
    ['v1.18.2', 'fix-1.18', /where the commits begin and end/],
    ['v9', 'v1.18.2..fix-1.18', /git rev-parse failed/],
    ['v1.18.2', 'fix-1.18~1..fix-1.18', /not what the last commit holds/],
    ['v1.17.2', 'v1.18.2..fix-1.18', /git am failed/],
    ['--exec=x', 'v1.18.2..fix-1.18', /git rev-parse failed/],
    ['v1.18.2', '--output=x..y', /unknown option|failed/],
  ] as const) {
    const refused = await make(base, range);
    assert.equal(refused.code, 1, `${range}: ${refused.out}`);
    assert.match(refused.err, said);
  }
  assert.ok(!readdirSync(folder).some((name) => name.startsWith('bad')));
});

test('an archive is verified without a server: who signed it, every byte, and that it applies', async () => {
  const now = instant('2026-04-01T09:00:00Z');
  const [pair, stranger] = await Promise.all(
    ['Heron', 'Stranger'].map((name) => newKeyPair(name, 'security@example.org', instant('2026-01-01T00:00:00Z'))),
  );
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const bundles = lines.map((line) => {
    const bytes = readFileSync(mailboxOf(line));
    const card = JSON.parse(readFileSync(join(folder, `${line}.json`), 'utf8'));
    const patches = readPatches(bytes).patches.map(({ subject, from, to }) => ({
      subject,
      sha256: sha256(bytes.subarray(from, to)),
    }));
    const about = { id: line, line, base: card.base, baseTree: card.base_tree, tree: card.tree, at: now, by: 'lena' };
    return { ...about, blob: line, size: bytes.length, sha256: sha256(bytes), patches };
  });
  const about = { project: 'Heron', signer: pair!.fingerprint, made: now, without: [] };
  const { text } = manifestOf(bundles, about);
  const signature = await signDetached(Buffer.from(text), pair!.privateKey, now);
  const files = Object.fromEntries(
    lines.map((line) => [`${line}.mbox`, new Uint8Array(readFileSync(mailboxOf(line)))]),
  );
  const zip = writeArchive({ manifest: text, signature, files });
  assert.deepEqual(zip, writeArchive({ manifest: text, signature, files }), 'the same bytes for everybody');
  const back = readArchive(zip);
  assert.ok(
    'archive' in back &&
      lines.every((line) => Buffer.compare(back.archive.files[`${line}.mbox`]!, files[`${line}.mbox`]!) === 0),
  );

  const at = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const [key, other] = [at('heron.asc', pair!.publicKey), at('stranger.asc', stranger!.publicKey)];
  const good = await run('bundle', 'verify', '--key', key, '--apply', repo, at('fix.zip', zip));
  assert.equal(good.code, 0, good.out + good.err);
  assert.match(good.out, /1\.18 {2}1\.18\.mbox {2}2 patches on v1\.18\.2[\s\S]*every line applies with git am/);

  const flipped = Buffer.from(files['1.17.mbox']!);
  flipped[flipped.length - 30]! ^= 1;
  const bad: readonly [string, string, Uint8Array | string, RegExp][] = [
    ['another key', other, zip, /not signed by this key/],
    [
      'a changed patch',
      key,
      writeArchive({ manifest: text, signature, files: { ...files, '1.17.mbox': flipped } }),
      /not the file that was signed/,
    ],
    [
      'a changed manifest',
      key,
      writeArchive({ manifest: text.replace('v1.17.2', 'v1.17.1'), signature, files }),
      /not signed by this key/,
    ],
    [
      'a stranger inside',
      key,
      writeArchive({ manifest: text, signature, files: { ...files, 'run.sh': new Uint8Array([1]) } }),
      /not named in the manifest/,
    ],
    [
      'a missing file',
      key,
      writeArchive({ manifest: text, signature, files: { '1.18.mbox': files['1.18.mbox']! } }),
      /1\.17\.mbox is missing/,
    ],
    ['no archive', key, 'hello', /no zip archive/],
    ['still encrypted', key, '-----BEGIN PGP MESSAGE-----', /Decrypt it first/],
  ];
  for (const [name, with_, bytes, said] of bad) {
    const refused = await run('bundle', 'verify', '--key', with_, at('bad.zip', bytes));
    assert.equal(refused.code, 10, name);
    assert.match(refused.out, said, name);
  }
  const elsewhere = join(folder, 'elsewhere');
  execFileSync('git', ['init', '-q', elsewhere]);
  const cannot = await run('bundle', 'verify', '--key', key, '--apply', elsewhere, join(folder, 'fix.zip'));
  assert.deepEqual([cannot.code, cannot.out.match(/bundle-apply/g)?.length], [10, 3], cannot.out);
});
