import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ComponentChildren, Fragment, type FunctionComponent, h, type VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { signedInPages } from '../../test/support/samples/desk-pages.ts';
import { publicPages } from '../../test/support/samples/public-pages.ts';
import { frame } from '../../test/support/samples/public-samples.ts';
import { type Frame, InFrame, useFrame, withFrame } from './frame.ts';
import { Gallery } from './gallery.tsx';
import { htmlOf } from './html-of.ts';

const alone = { root: '../..', links: [{ href: 'https://example.org/report', text: 'Report' }] };
const gallery = () => h(Gallery, { frame });

test('every page is written as Preact writes it, from a server and as a file', () => {
  for (const [name, page] of Object.entries({ ...publicPages, ...signedInPages, gallery })) {
    const { type, props } = page() as VNode<{ frame: Frame }>;
    for (const its of [props.frame, { ...props.frame, alone }]) {
      const drawn = () => h(type as FunctionComponent, { ...props, frame: its } as object);
      assert.equal(
        htmlOf(drawn()),
        withFrame(its, () => render(drawn())),
        name,
      );
    }
  }
});

const texts = fc.oneof(fc.string(), fc.constantFrom('', 'a & b', '<b>', '"', "'", '>', '&amp;', '\u{1f512}', '\ud800'));
const values = fc.oneof(texts, fc.boolean(), fc.integer(), fc.constantFrom(undefined, null, 0, -1, 0.5));
const attributes = [
  'class',
  'for',
  'aria-live',
  'data-kind',
  'spellcheck',
  'hidden',
  'viewBox',
  'tabIndex',
  'autoFocus',
];
const { tree } = fc.letrec<{ tree: ComponentChildren }>((again) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(texts, fc.integer(), fc.bigInt(), fc.boolean(), fc.constantFrom(undefined, null)),
    fc.array(again('tree'), { maxLength: 4 }),
    fc
      .tuple(
        fc.constantFrom('p', 'br', 'input', 'path', Fragment, ({ children }: Children) => children),
        fc.dictionary(fc.constantFrom(...attributes), values),
        fc.array(again('tree'), { maxLength: 4 }),
      )
      .map(([type, props, children]) => h(type as 'p', type === Fragment ? {} : props, ...children)),
  ),
}));
interface Children {
  readonly children?: ComponentChildren;
}

test('whatever a page is made of is written as Preact writes it', () => {
  fc.assert(
    fc.property(tree, (child) => assert.equal(htmlOf(h(Fragment, null, child)), render(h(Fragment, null, child)))),
  );
});

test('what came in as JSON is no element', () => {
  const posed = JSON.parse('{"type":"script","props":{"src":"https://evil.example"},"constructor":null}');
  assert.equal(htmlOf(h('p', null, posed)), '<p></p>');
});

test('a frame holds for what is inside it, and for nothing after it', () => {
  const Project = () => useFrame().project;
  const within = (project: string, ...inside: ComponentChildren[]) =>
    h(InFrame, { frame: { ...frame, project } }, inside);
  assert.equal(htmlOf(within('a', h(Project, null), within('b', h(Project, null)), h(Project, null))), 'aba');
  assert.throws(() => htmlOf([within('a'), h(Project, null)]), /outside a shell/);
  const Broken = () => assert.fail('broken');
  assert.throws(() => htmlOf(within('a', h(Broken, null))), /broken/);
  assert.throws(() => htmlOf(h(Project, null)), /outside a shell/);
});
