import { describe, expect, test } from 'vitest';
import {
	identityProblem,
	identityWarnings,
	lastFour,
	maskIdentity,
	normaliseIdentity,
	readCitizenNumber
} from './identity';

describe('identity numbers', () => {
	test.each([
		['', '', null],
		['', '038 296', 'id_kind_missing'],
		['cccd', ' ', 'id_number_missing'],
		['cccd', '038 196 001 234', null],
		['cccd', '03819600123', 'cccd_digits'],
		['cmnd', '171234567', null],
		['cmnd', '1712345678', 'cmnd_digits'],
		['lao_id', 'ກ 12-345', null],
		['other', 'thẻ 7', null]
	] as const)('kind %j with %j: %j', (kind, number, problem) => {
		expect(identityProblem(kind, number)).toBe(problem);
	});

	test.each([
		['038096001234', { sex: 'male', birthYear: 1996 }],
		['038196001234', { sex: 'female', birthYear: 1996 }],
		['038204001234', { sex: 'male', birthYear: 2004 }],
		['038304001234', { sex: 'female', birthYear: 2004 }],
		['171234567', null]
	])('%s tells %j', (number, said) => {
		expect(readCitizenNumber(number)).toEqual(said);
	});

	test.each([
		[{ sex: 'female', birthYear: 1996 }, []],
		[{ sex: 'male', birthYear: 1996 }, ['id_sex_differs']],
		[{ sex: 'female', birthYear: 1995 }, ['id_birth_year_differs']],
		[{ sex: '', birthYear: null }, []]
	] as const)('beside %j the number 038196001234 warns of %j', (stated, warnings) => {
		expect(identityWarnings('cccd', '038196001234', stated)).toEqual(warnings);
		expect(identityWarnings('passport', '038196001234', stated)).toEqual([]);
	});

	test('numbers are compared without blanks and shown without their front', () => {
		expect(normaliseIdentity(' b-123 4567x ')).toBe('B1234567X');
		expect(maskIdentity(lastFour('038 196 001 234'))).toBe('•••• 1234');
		expect(lastFour('12')).toBe('12');
	});
});
