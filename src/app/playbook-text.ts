// http may not see formats; this is the door between them.
export { readPlaybookText } from '../formats/playbook/playbook.ts';
