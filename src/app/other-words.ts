import type { Case } from '../core/case/model.ts';
import { wordsOfOtherCases } from '../core/notices/case-words.ts';
import type { Tx } from '../store/open.ts';
import { listPictures } from '../store/pictures.ts';
import type { House } from './house.ts';
import { openPictures } from './record.ts';

/** By which words the project's other cases are known that are not public: what a notice about this one may not say, nor a letter about none. */
export async function otherWords(tx: Tx, house: House, own?: Case): Promise<readonly string[]> {
  return wordsOfOtherCases(await openPictures<Case>(tx, house.root, await listPictures(tx, 'case')), own);
}
