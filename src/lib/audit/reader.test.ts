import { describe, expect, test } from 'vitest';
import type { Role } from '../accounts/role';
import type { AuditAction } from './action';
import { actionWords } from './action-words';
import { AUDIT_OBJECTS } from './filter';
import { actionChoices, objectChoices, objectWords } from './object-words';
import { AUDIT_READERS, firstReader, readerOf, type AuditReader } from './reader';

const actionsFor = (reader: AuditReader) =>
	actionChoices(reader).flatMap(({ choices }) => choices.map(({ value }) => value as AuditAction));
const objectsFor = (reader: AuditReader) => objectChoices(reader).map(({ value }) => value);

describe('who meets what in the trail', () => {
	test('is said of every action that has words, and of no other', () => {
		expect(Object.keys(firstReader).sort()).toEqual(Object.keys(actionWords).sort());
		expect(Object.values(firstReader).filter((reader) => !AUDIT_READERS.includes(reader))).toEqual([]);
	});

	test('is said of every object by an action that is done to it', () => {
		expect(objectsFor('system')).toEqual([...AUDIT_OBJECTS]);
		expect(Object.keys(objectWords).sort()).toEqual([...AUDIT_OBJECTS].sort());
	});

	test.each([
		[['club_admin'], 'club'],
		[['club_admin', 'province_coordinator'], 'province'],
		[['system_admin', 'club_admin'], 'system'],
		[['registrar'], 'club']
	] as [Role[], AuditReader][])('%j read as the %s', (roles, reader) => {
		expect(readerOf(roles)).toBe(reader);
	});
});

describe('the filters offer', () => {
	test('a club what happens in a club: no application, no area, nothing that people do to their own accounts', () => {
		expect(objectsFor('club')).toEqual([
			...[
				'drive',
				'venue',
				'volunteer',
				'plan',
				'checklist',
				'registration',
				'operation',
				'donor',
				'import',
				'account',
				'helper_link',
				'hall_link',
				'club',
				'target',
				'report',
				'report_schedule',
				'request',
				'calendar_feed',
				'export',
				'saved_filter'
			]
		]);
		const actions = actionsFor('club');
		expect(actions).toEqual(expect.arrayContaining(['drive.edited', 'person.invited', 'factor.reset', 'club.edited']));
		for (const other of ['password.changed', 'factor.set_up', 'administrator.created', 'area.edited'] as const)
			expect(actions).not.toContain(other);
		expect(actionChoices('club').every(({ choices }) => choices.length > 0)).toBe(true);
	});

	test('a province its applications and areas as well', () => {
		expect(objectsFor('province')).toEqual(
			AUDIT_OBJECTS.filter((object) => object !== 'retention' && object !== 'rules' && object !== 'saved_view')
		);
		const more = actionsFor('province').filter((action) => !actionsFor('club').includes(action));
		expect(more.sort()).toEqual([
			'api_key.made',
			'api_key.restored',
			'api_key.revoked',
			'area.edited',
			'blood_centre.edited',
			'calendar_day.added',
			'calendar_day.edited',
			'calendar_day.removed',
			'calendar_day.restored',
			'club_application.approved',
			'club_application.declined',
			'dhis2.mapping_changed',
			'dhis2.pushed',
			'dhis2.server_set',
			'exchange.brought_in',
			'exchange.drafted',
			'exchange.key_distrusted',
			'exchange.key_trusted',
			'exchange.meeting_saved',
			'exchange.noted',
			'exchange.point_added',
			'exchange.point_done',
			'exchange.point_removed',
			'exchange.released',
			'milestone.added',
			'milestone.edited',
			'milestone.ended',
			'milestone.resumed',
			'province.approval_asked',
			'province.approval_dropped',
			'recount.asked',
			'recount.set_right'
		]);
	});

	test('those who run the system everything', () => {
		expect(objectsFor('system')).toEqual([...AUDIT_OBJECTS]);
		expect(actionsFor('system').sort()).toEqual(Object.keys(actionWords).sort());
	});
});
