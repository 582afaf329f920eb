import type { LineNote } from '../core/advisory/lines.ts';
import type { Part } from './reading.ts';

/** Notes of ranges as our own documents carry them, with every text bounded. */
export const notesIn = (list: Part): LineNote[] =>
  list.items().map((note) => {
    const [precondition = '', unpatched = '', planned = ''] = ['precondition', 'unpatched', 'planned'].map((key) =>
      note.at(key).text(500),
    );
    return {
      introduced: note.at('introduced').text(80),
      line: note.at('line').text(40) || 'all',
      ...(precondition ? { precondition } : {}),
      ...(unpatched ? { unpatched } : {}),
      ...(planned ? { planned } : {}),
    };
  });
