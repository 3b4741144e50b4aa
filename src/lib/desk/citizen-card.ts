import { readDay } from '../time/typed-date';

/** What is taken from the QR code of a Vietnamese chip ID card, and nothing else of it. */
export type CitizenCard = { idNumber: string; fullName: string; birthDate: string; sex: 'male' | 'female' | '' };

const SEXES: Record<string, CitizenCard['sex']> = { nam: 'male', nữ: 'female' };

/**
 * Reads the QR code of a chip ID card: number | old number | name | birth date as ddmmyyyy | sex | address | day of issue. The old number, the address and
 * the day of issue are not kept. `null` for anything else.
 */
export function readCitizenCard(text: string): CitizenCard | null {
	const [idNumber = '', , fullName = '', born = '', sex = ''] = text.normalize('NFC').trim().split('|');
	const day = /^(\d{2})(\d{2})(\d{4})$/.exec(born);
	const birthDate = day && readDay(`${Number(day[1])}/${Number(day[2])}/${day[3]}`);
	if (!/^\d{12}$/.test(idNumber) || !birthDate || fullName.trim() === '') return null;
	return { idNumber, fullName: fullName.trim(), birthDate, sex: SEXES[sex.trim().toLowerCase()] ?? '' };
}
