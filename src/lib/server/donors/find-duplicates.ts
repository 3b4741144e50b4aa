import { and, eq, isNull, ne, or, sql } from 'drizzle-orm';
import type { Country } from '$lib/areas/country';
import { compareIds, likelyDuplicates, type Paper, type Person } from '$lib/donors/duplicates';
import { normaliseIdentity } from '$lib/donors/identity';
import type { LikelyDuplicate, TypedPerson } from '$lib/donors/likely-duplicate';
import { matchKeys } from '$lib/donors/match-keys';
import { searchKey } from '$lib/donors/name';
import { dialled } from '$lib/donors/phone';
import type { CalendarDate } from '$lib/time/calendar-date';
import { readBirthDate } from '$lib/time/typed-date';
import { provinceOf } from '../areas/province';
import { plannedOnce } from '../db/planned-once';
import { areas } from '../db/schema/areas';
import { donors } from '../db/schema/donors';
import type { Tx } from '../scope';
import { identityHash } from './identity-key';

const MOST_CANDIDATES = 300;
/** Of those born on the same day, and of those who share something else but no number: whoever has most in common comes first. */
const MOST_SHARING = 50;
const MOST_SHOWN = 5;

type Compared = Person & { hash: Buffer | null; idKind: string };

/** The donors in scope of the same province who may be this person, likeliest first, at most five. `except` is never among them. */
export async function findDuplicates(tx: Tx, typed: TypedPerson, except = ''): Promise<LikelyDuplicate[]> {
	const { country } = await provinceOf(tx, typed.provinceCode);
	const compared = comparedFrom(typed, country);
	const rows = await candidates(tx, typed.provinceCode, compared, country, except);
	const paper = paperOf(compared.hash, compared.idKind);
	const people = rows.map((row) => {
		const { idNumberHash, idKind } = row.donor;
		return { person: personFrom(row), ids: compareIds(paper, paperOf(idNumberHash, idKind)) };
	});
	return likelyDuplicates(compared, people, country)
		.slice(0, MOST_SHOWN)
		.map(({ person, ...likeness }) => ({ ...person, ...likeness }));
}

function comparedFrom(typed: TypedPerson, country: Country): Compared {
	const birth = readBirthDate(typed.birthDate);
	const number = normaliseIdentity(typed.idNumber);
	return {
		fullName: typed.fullName,
		sex: typed.sex === 'female' || typed.sex === 'male' ? typed.sex : '',
		birthDate: birth?.date ?? null,
		birthPrecision: birth?.precision ?? 'day',
		phone: dialled(typed.phone, country),
		hash: number === '' ? null : identityHash(number),
		idKind: typed.idKind
	};
}

const columns = {
	donor: {
		id: donors.id,
		fullName: donors.fullName,
		sex: donors.sex,
		birthDate: donors.birthDate,
		birthPrecision: donors.birthPrecision,
		phone: donors.phone,
		idKind: donors.idKind,
		idNumberHash: donors.idNumberHash,
		abo: donors.abo,
		rhd: donors.rhd,
		lastDonationOn: donors.lastDonationOn,
		donationCount: donors.donationCount
	},
	area: { kind: areas.kind, nameVi: areas.nameVi, nameLo: areas.nameLo, nameEn: areas.nameEn }
};

/** People with the same number or phone, or who share what entries of one person are likely to have in common. */
async function candidates(tx: Tx, provinceCode: string, typed: Compared, country: Country, except: string) {
	const { hash, phone } = typed;
	const alike = or(
		hash ? eq(donors.idNumberHash, hash) : undefined,
		phone ? eq(donors.phone, phone) : undefined,
		sql`${donors.id} = any (array(${sharing(provinceCode, typed, country)}))`
	);
	const others = except ? ne(donors.id, except) : undefined;
	return plannedOnce(
		tx
			.select(columns)
			.from(donors)
			.leftJoin(areas, eq(areas.code, donors.areaCode))
			.where(and(alike, eq(donors.provinceCode, provinceCode), isNull(donors.erasedAt), others))
			.limit(MOST_CANDIDATES)
	);
}

type Candidate = Awaited<ReturnType<typeof candidates>>[number];

/** Looked up by index: under a policy the keys of every row are compared. */
function sharing(provinceCode: string, typed: Compared, country: Country) {
	const keys = sql.param(matchKeys(typed, country));
	const words = sql.param(searchKey(typed.fullName).split(' '));
	return sql`select giot_donors_sharing(${provinceCode}, ${keys}::text[], ${words}::text[], ${MOST_SHARING})`;
}

function personFrom({ donor, area }: Candidate) {
	return {
		id: donor.id,
		fullName: donor.fullName,
		sex: (donor.sex ?? '') as Person['sex'],
		birthDate: donor.birthDate as CalendarDate | null,
		birthPrecision: (donor.birthPrecision ?? 'day') as Person['birthPrecision'],
		phone: donor.phone,
		area: area as LikelyDuplicate['area'],
		abo: donor.abo,
		rhd: donor.rhd,
		lastDonationOn: donor.lastDonationOn as CalendarDate | null,
		donationCount: donor.donationCount
	};
}

const paperOf = (hash: Buffer | null, idKind: string | null): Paper => ({
	idKind: idKind ?? '',
	idHash: hash?.toString('base64') ?? ''
});
