import type { Sex } from '../donors/donor-history';
import type { ImportField } from './fields';
import { saysMedical } from './forbidden';
import { plain, stated } from './plain';
import { isTicked, readCount, readGroup, readRhd, readSex } from './read-answers';
import { readBirth, readBirthParts, readPastDay } from './read-birth';
import { readPaper } from './read-paper';
import { readPhone } from './read-phone';
import type { BesideTexts, DonorTexts, RowReader } from './read-row';

/** More than anybody has given. */
const MOST_DONATIONS = 500;
/** In ml: no donation is smaller or larger. */
const VOLUME = { least: 50, most: 600 };

/** What a row says of a person, as the fields of the donor form. */
export function readDonor(row: RowReader): DonorTexts {
	const birth = readBirthFacts(row);
	const paper = readPaper(row.cell('idNumber'), row.reading.country);
	if ('error' in paper) row.fail('idNumber', paper.error);
	else if (paper.note) row.note('idNumber', paper.note);
	const donor: DonorTexts = {
		fullName: readName(row),
		sex: readSexFacts(row, birth.sex),
		birthDate: row.checked('birthDate', birth.field, birth.date),
		phone: row.checked('phone', 'phone', row.take('phone', readPhone(row.cell('phone'), row.reading.country))),
		email: row.checked(
			'email',
			'email',
			stated(row.cell('email'))
				.toLowerCase()
				.replace(/^mailto:/, '')
		),
		...('error' in paper ? { idKind: '', idNumber: '' } : { idKind: paper.idKind, idNumber: paper.idNumber }),
		address: row.checked('address', 'address', stated(row.cell('address'))),
		...readGroupFacts(row),
		note: readNote(row)
	};
	row.warn(donor);
	return donor;
}

/** What a row says besides the donor form. */
export function readBeside(row: RowReader): BesideTexts {
	const text = (field: ImportField) => stated(row.cell(field)).slice(0, 200);
	const volume = (field: ImportField, most: number) => row.take(field, readCount(row.cell(field), VOLUME.least, most));
	const lastDonation = row.take('lastDonation', readPastDay(row.cell('lastDonation'), row.reading.today));
	const given = volume('volume', VOLUME.most);
	if (given !== '' && lastDonation === '') row.note('volume', 'volume_without_day');
	return {
		donations: row.take('donations', readCount(row.cell('donations'), 0, MOST_DONATIONS)),
		lastDonation,
		volume: given,
		totalVolume: volume('totalVolume', MOST_DONATIONS * VOLUME.most),
		village: text('village'),
		commune: text('commune'),
		district: text('district'),
		province: text('province'),
		unit: text('unit')
	};
}

/** Vietnamese names start with the family, Lao ones with the given name. */
function readName(row: RowReader): string {
	if (row.has('fullName')) return row.checked('fullName', 'fullName', plain(row.cell('fullName')));
	const parts = [plain(row.cell('familyName')), plain(row.cell('givenName'))];
	if (row.reading.country === 'LA') parts.reverse();
	return row.checked('fullName', row.has('givenName') ? 'givenName' : 'familyName', parts.filter(Boolean).join(' '));
}

type BirthFacts = { date: string; field: ImportField; sex: Sex | '' };

function readBirthFacts(row: RowReader): BirthFacts {
	const { today } = row.reading;
	const [man, woman] = [plain(row.cell('birthOfMen')), plain(row.cell('birthOfWomen'))];
	if (man !== '' && woman !== '') row.fail('birthOfWomen', 'two_answers');
	else if (man !== '' || woman !== '') {
		const field = man === '' ? 'birthOfWomen' : 'birthOfMen';
		return { date: row.take(field, readBirth(row.cell(field), today)), field, sex: man === '' ? 'female' : 'male' };
	}
	if (row.has('birthDate'))
		return { date: row.take('birthDate', readBirth(row.cell('birthDate'), today)), field: 'birthDate', sex: '' };
	const read = readBirthParts(row.cell('birthDay'), row.cell('birthMonth'), row.cell('birthYear'), today);
	return { date: row.take('birthYear', read), field: 'birthYear', sex: '' };
}

function readSexFacts(row: RowReader, byBirth: Sex | ''): Sex | '' {
	const [male, female] = [isTicked(row.cell('tickedMale')), isTicked(row.cell('tickedFemale'))];
	if (male && female) row.fail('tickedFemale', 'two_answers');
	const ticked = male === female ? '' : male ? 'male' : 'female';
	const said = (row.take('sex', readSex(row.cell('sex'))) as Sex | '') || ticked;
	if (said && byBirth && said !== byBirth) {
		row.fail(row.has('sex') ? 'sex' : 'tickedMale', 'answers_differ');
		return '';
	}
	return said || byBirth;
}

function readGroupFacts(row: RowReader): Pick<DonorTexts, 'abo' | 'rhd' | 'groupSource'> {
	const field = row.has('abo') ? 'abo' : 'bloodGroup';
	const group = readGroup(row.cell(field));
	if ('error' in group) row.fail(field, group.error);
	const { abo, rhd } = 'error' in group ? { abo: '' as const, rhd: '' as const } : group;
	const own = row.take('rhd', readRhd(row.cell('rhd'))) as typeof rhd;
	if (own && rhd && own !== rhd) {
		row.fail('rhd', 'answers_differ');
		return { abo, rhd: '', groupSource: 'stated' };
	}
	return { abo, rhd: own || rhd, groupSource: abo || own || rhd ? 'stated' : '' };
}

/** What clubs must not keep stays out of the note too. */
function readNote(row: RowReader): string {
	const note = stated(row.cell('note'));
	if (!saysMedical(note)) return row.checked('note', 'note', note);
	row.fail('note', 'medical_note');
	return '';
}
