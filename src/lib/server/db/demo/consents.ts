import type { Person } from './donors';
import type { DemoRows } from './rows';
import type { Setting } from './setting';

/** What a donor agreed to when first entered: being registered always, being contacted mostly, the reserve list where on it. */
export function consentRows(person: Person, { chance }: Setting): DemoRows['consents'] {
	const { row, club } = person;
	const how = chance.weighted([
		['ticked', 5],
		['signed_paper', 4],
		['spoken', 1]
	]);
	const purposes = [
		'registration',
		...(chance.happens(0.85) || row.reserve ? ['contact_phone'] : []),
		...(row.reserve ? ['reserve'] : [])
	];
	return purposes.map((purpose) => ({
		id: chance.key(row.createdAt),
		donorId: row.id,
		purpose,
		textLocale: club.country === 'VN' ? 'vi' : 'lo',
		textVersion: 1,
		how,
		givenAt: row.createdAt,
		takenBy: row.createdBy
	}));
}
