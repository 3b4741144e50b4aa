import { fateOf } from '$lib/donor-import/decide-row';
import { placeWords } from '$lib/donor-import/import-words';
import type { Place } from '$lib/donor-import/place';
import { statedGiving } from '$lib/donor-import/stated-giving';
import { eligibilityOn, type EligibilityRules } from '$lib/donors/eligibility';
import { eligibilityWords } from '$lib/donors/eligibility-words';
import type { Deferral } from '$lib/donors/donor-history';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { donationDay } from '$lib/registrations/drive-day';
import type { CalendarDate } from '$lib/time/calendar-date';
import { provinceOf } from '../areas/province';
import type { DonorRow } from '../donors/donor-row';
import { deferralsOf, historyFrom, type DonorForRules } from '../donors/eligibility-of';
import { rulesOn } from '../donors/rule-sets';
import type { Drive } from '../drives/queries';
import { registeredAt } from '../registrations/registered-at';
import type { Tx } from '../scope';
import type { ImportRow } from './batch-rows';
import { typedOf, type RowContent } from './content';
import { donorColumns } from '../donors/donor-row';
import type { Country } from '$lib/areas/country';

/** A row whose place is told: what was read of it while that is kept, and the donor whom it is, as far as the actor sees them. */
export type PlacedRow = { row: ImportRow; content: RowContent | null; donor: DonorRow | undefined };

type Asked = {
	day: CalendarDate;
	rules: EligibilityRules;
	waits: ReadonlyMap<string, readonly Deferral[]>;
	had: ReadonlySet<string>;
	country: Country;
};

/** What becomes of the places of these rows at the drive of their list, in words, by the id of the row. */
export async function placeLines(
	tx: Tx,
	drive: Drive,
	rows: readonly PlacedRow[],
	{ isOpen, now }: { isOpen: boolean; now: Date }
): Promise<Map<string, string>> {
	const ids = rows.flatMap(({ donor }) => donor?.id ?? []);
	const day = donationDay(drive, now);
	const asked = {
		day,
		rules: await rulesOn(tx, drive.placeProvince, day),
		waits: await deferralsOf(tx, ids),
		had: await registeredAt(tx, drive.id, ids),
		country: (await provinceOf(tx, drive.provinceCode)).country
	};
	return new Map(
		rows.flatMap((placed) => {
			const text = isOpen ? planned(placed, asked) : became(placed, asked);
			return text ? [[placed.row.id, text] as const] : [];
		})
	);
}

function planned(placed: PlacedRow, asked: Asked): string | null {
	const { row, content, donor } = placed;
	if (!content || fateOf(row).kind === 'leave_out') return null;
	if (donor && asked.had.has(donor.id)) return placeWords.had();
	return whyNot(placed, asked) ?? m.import_place_planned();
}

function became(placed: PlacedRow, asked: Asked): string | null {
	const place = placed.row.place as Place | null;
	if (place === null) return null;
	return (place === 'not_eligible' ? whyNot(placed, asked) : null) ?? placeWords[place]();
}

/** The sentence of the rules that keeps somebody from being registered; null where none does. */
function whyNot({ content, donor }: PlacedRow, { day, rules, waits, country }: Asked): string | null {
	const said = content ? listed(content, country) : null;
	const person = donor ? { ...donor, ...(said && later(donor, said)) } : said;
	if (!person) return null;
	const eligibility = eligibilityOn(day, historyFrom(person, waits.get(person.id) ?? []), rules);
	if (eligibility.reasons.length === 0) return null;
	return m.import_place_not_yet({ why: eligibilityWords(eligibility, getLocale()).summary });
}

/** What the rules read of somebody who stands in a list alone. */
function listed({ donor, stated }: RowContent, country: Country): DonorForRules {
	const { sex = null, birthDate = null, birthPrecision = null } = donorColumns(typedOf(donor), country);
	const day = stated ? (statedGiving(stated)?.day ?? null) : null;
	const never = { lastDonationOn: null, lastComponent: null, weightClass: null };
	return { id: '', sex, birthDate, birthPrecision, ...never, ...asStated(day?.on, day?.precision) };
}

const asStated = (on: string | null = null, precision: string | null = null) => ({
	statedLastOn: on,
	statedLastPrecision: precision
});

/** The later of the days that are stated already and in the list. */
function later(donor: DonorRow, said: DonorForRules) {
	const isLater = (said.statedLastOn ?? '') > (donor.statedLastOn ?? '');
	return isLater
		? asStated(said.statedLastOn, said.statedLastPrecision)
		: asStated(donor.statedLastOn, donor.statedLastPrecision);
}
