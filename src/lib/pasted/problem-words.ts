import { m } from '../paraglide/messages';

/** Names that are listed; the rest are dots. */
const MOST_NAMES = 6;
/** Signs of a cell that are shown. */
const MOST_SIGNS = 60;

/** As much of a cell as is shown of it. */
export const cutCell = (text: string) => (text.length > MOST_SIGNS ? `${text.slice(0, MOST_SIGNS)}…` : text);

/** The first of some names. */
export const firstNames = (names: readonly string[]) =>
	[...names.slice(0, MOST_NAMES), ...(names.length > MOST_NAMES ? ['…'] : [])].join(', ');

/** Why a cell is not understood, with the names that may be meant, if there are any. */
export const withNear = (text: string, names: string) =>
	[text, names && m.pasted_near({ names })].filter(Boolean).join(' ');
