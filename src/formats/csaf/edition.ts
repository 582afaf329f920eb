import type { Format } from '../format.ts';
import { publicationFaults } from '../obstacles.ts';
import { readCsaf } from './read/read.ts';
import { csafProfiles, renderCsaf } from './render.ts';
import type { CsafVersion } from './schema/shapes.ts';

/** The format of one edition of CSAF: written and read by the same code, checked by its own. */
export function csafEdition(
  edition: CsafVersion,
  own: Pick<Format, 'id' | 'title' | 'extension' | 'check'>,
): Format & Required<Pick<Format, 'read'>> {
  return {
    ...own,
    mediaType: 'application/json',
    obstacles: publicationFaults,
    profiles: csafProfiles,
    render(published, asked) {
      const profile = csafProfiles.find((known) => known === asked);
      return renderCsaf(published, profile, edition);
    },
    read: (document) => readCsaf(document, own.check, edition),
  };
}
