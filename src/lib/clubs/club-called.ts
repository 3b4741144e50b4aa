import { distance } from 'fastest-levenshtein';
import { searchKey } from '../donors/name';

/** The one club that is meant, or why none is; `near` are those that may have been meant. */
export type ClubCalled<Club> = { club: Club } | { problem: 'club_unknown' | 'club_unclear'; near: readonly Club[] };

/** The words for a club itself, which lists leave out or shorten. */
const KIND = /^(clb|cau lac bo|ສະໂມສອນ) ?(?=.)| club$/;
const bareKey = (name: string) => searchKey(name).replace(KIND, '');

/**
 * The club of this name among some: by its whole name, without the word for a club, or, unless it must be named wholly, the only one whose
 * name has all of several words.
 */
export function clubCalled<Club extends { name: string }>(
	name: string,
	clubs: readonly Club[],
	{ wholly = false } = {}
): ClubCalled<Club> {
	const bare = bareKey(name);
	const words = bare.split(' ');
	const ways = [
		(club: Club) => searchKey(club.name) === searchKey(name),
		(club: Club) => bareKey(club.name) === bare,
		(club: Club) => !wholly && words.length > 1 && words.every((word) => bareKey(club.name).split(' ').includes(word))
	];
	for (const isMeant of ways) {
		const [club, ...others] = clubs.filter(isMeant);
		if (club && others.length === 0) return { club };
		if (club) return { problem: 'club_unclear', near: [club, ...others] };
	}
	return { problem: 'club_unknown', near: like(bare, clubs) };
}

/** At most three clubs that share half of the words, or differ in few letters. */
function like<Club extends { name: string }>(bare: string, clubs: readonly Club[]): Club[] {
	const words = new Set(bare.split(' '));
	const near = clubs.map((club) => {
		const own = bareKey(club.name);
		const shared = own.split(' ').filter((word) => words.has(word)).length / words.size;
		const unlike = distance(own, bare) / Math.max(1, bare.length);
		return { club, off: unlike + 1 - shared, isLike: unlike <= 0.35 || shared >= 0.5 };
	});
	const close = near.filter(({ isLike }) => isLike).sort((one, other) => one.off - other.off);
	return close.slice(0, 3).map(({ club }) => club);
}
