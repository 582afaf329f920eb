import { linesWithoutBundle, standingBundles } from '../release/bundle.ts';
import { readPatches } from '../release/patches.ts';
import { lineChoices } from './choices.ts';
import type { Facts } from './facts.ts';
import type { Chance, Place } from './samples.ts';

const mailbox = `From ${'0'.repeat(40)} Mon Sep 17 00:00:00 2001
From: The maintainers <maintainers@project.invalid>
Date: Thu, 1 Jan 2026 00:00:00 +0000
Subject: [PATCH] Check the value before it is used

---
diff --git a/value.txt b/value.txt
--- a/value.txt
+++ b/value.txt
@@ -1 +1 @@
-unchecked
+checked
`;

const digest = 'a'.repeat(64);
const file = { blob: 'blob-1', size: mailbox.length, sha256: digest };

/** What the world hands in when patches come, are shared and leave. */
export const fixFacts: Pick<Facts, 'patches' | 'archive' | 'handsOut'> = {
  patches: {
    ...readPatches(new TextEncoder().encode(mailbox)),
    cards: [{ subject: 'Check the value before it is used', sha256: digest }],
    file,
  },
  archive: { ...file, blob: 'blob-2' },
  handsOut: { form: 'encrypted', fingerprint: 'A'.repeat(40) },
};

/** Good inputs of the steps that bring the fix to distributors. Part of `goodInputs`. */
export const fixInputs: Readonly<Record<string, (place: Place, chance: Chance) => object | undefined>> = {
  AddBundle: ({ state }, chance) => {
    const lines = lineChoices(state);
    return lines.length > 0 ? { line: chance.of(lines).value, base: 'v1.33.3' } : undefined;
  },
  WithdrawBundle: ({ state }, chance) =>
    chance.is(0.3) ? { bundle: chance.of(standingBundles(state)).id, reason: 'It breaks the build.' } : undefined,
  ShareBundles: ({ state }) => ({ partial: linesWithoutBundle(state).length > 0 }),
  TakeBundles: () => ({}),
};
