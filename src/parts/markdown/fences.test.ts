import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readBlocks } from './blocks.ts';
import { fenced, fencesIn } from './fences.ts';

const line = fc.constantFrom(
  '```',
  '````',
  '~~~',
  '   ```js',
  '    ```',
  '``',
  'word',
  '# Title',
  '',
  'x ```',
  '~~~~ y',
);

test('what belongs to a fenced text is what is read as code', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const { isFenced } = fencesIn(lines);
      const outside = lines.filter((_, n) => !isFenced[n]).join('\n');
      const read = readBlocks(lines.join('\n')).filter(({ kind }) => kind !== 'code');
      const said = (blocks: typeof read) => blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
      assert.equal(
        said(read),
        said(readBlocks(outside.replaceAll(/\n{2,}/g, '\n')).filter(({ kind }) => kind !== 'code')),
      );
    }),
  );
});

test('an open fence is named, and no text closes the fence that is put around it', () => {
  assert.equal(fencesIn(['a', '~~~~', '~~~']).open, '~~~~');
  assert.equal(fencesIn(['```', '````', 'a']).open, undefined);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.join('\n');
      assert.deepEqual(readBlocks(fenced(text)), [{ kind: 'code', text }]);
    }),
  );
});
