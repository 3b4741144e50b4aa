import { describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { z } from 'zod';
import reference from '../../../drizzle/reference/rule-sets.json';
import { ruleSetOn, ruleSetSchema } from '../donors/rule-sets';
import { operationForm, type Operation } from './operation';
import type { DeskRoster } from './roster';
import { walkedIn, walkInVerdict } from './walk-in';

const rules = ruleSetOn(z.array(ruleSetSchema).parse(reference), 'VN', '2026-11-28')?.rules;
if (!rules) throw new Error('No rules');

const days = { startsOn: '2026-11-28', endsOn: '2026-11-28', timezone: 'Asia/Ho_Chi_Minh' };
const known = { drive: days, rules } as unknown as DeskRoster;
const now = new Date('2026-11-28T03:00:00Z');

const verdict = (typed: Partial<Parameters<typeof walkInVerdict>[1]>) =>
	walkInVerdict(known, { birthDate: '1990', sex: 'female', weightClass: '50+', now, ...typed });

describe('whoever walks in', () => {
	test('may give where no rule speaks against it', () => {
		expect(verdict({}).reasons).toEqual([]);
	});

	test('is told from which day they are old enough', () => {
		expect(verdict({ birthDate: '29/11/2008' }).reasons).toMatchObject([{ code: 'too_young', from: '2026-11-29' }]);
		expect(verdict({ birthDate: '28/11/2008' }).reasons).toEqual([]);
	});

	test('is too light in a class below the least weight', () => {
		expect(verdict({ weightClass: '42-45' }).reasons).toEqual([]);
		expect(verdict({ weightClass: '42-45', sex: 'male' }).reasons).toMatchObject([{ code: 'underweight' }]);
	});

	test('is not judged by a date that is half typed', () => {
		expect(verdict({ birthDate: '29/11/' }).reasons).toEqual([]);
	});
});

describe('whoever was registered here', () => {
	const registered = (said: Record<string, unknown>) => {
		const id = v7();
		const typed = { fullName: 'Nguyễn Thị Ví Dụ', sex: 'female', birthDate: '2010', weightClass: '45-50', ...said };
		const envelope = { id, registrationId: id, after: '', occurredAt: now.toISOString(), act: 'register' };
		const operation = operationForm.parse({ ...envelope, ...typed, consentRegistration: true });
		return walkedIn(operation as Extract<Operation, { act: 'register' }>, known);
	};

	test('carries what the rules say to every station, and the largest bag of their weight', () => {
		const person = registered({});
		expect(person).toMatchObject({ notYet: [{ code: 'too_young' }], decided: false });
		expect(person.maxVolumeMl).toBe(rules.maxVolumeMlOfWeight['45-50'].value);
	});

	test('is not asked about again where somebody decided', () => {
		expect(registered({ overrideReason: 'staff_decided', overrideBy: 'BS Ví Dụ' })).toMatchObject({ decided: true });
	});
});
