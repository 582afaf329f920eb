import { base } from './base.ts';
import { desk } from './desk.ts';
import { facts } from './facts.ts';
import { form } from './form.ts';
import { layout } from './layout.ts';
import { pictures } from './pictures.ts';
import { print } from './print.ts';
import { prose } from './prose.ts';
import { shell } from './shell.ts';
import { surface } from './surface.ts';
import { tokens } from './tokens.ts';

const sheets = [tokens, base, layout, shell, form, surface, facts, prose, desk, pictures, print];

/** The one stylesheet of every page, as text with the white space taken out. */
export const stylesheet: string = sheets
  .join('\n')
  .replace(/\s*\n\s*/g, '\n')
  .trim();

/** Where pages ask for it. The query changes with the text, so that it may be kept by browsers for a year. */
export const stylesheetPath: string = `/assets/tidegate.css?v=${fingerprint(stylesheet)}`;

/** FNV-1a over UTF-16 units, eight hexadecimal digits: names a version of the text, guards nothing. */
function fingerprint(text: string): string {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return state.toString(16).padStart(8, '0');
}
