import { m } from '../paraglide/messages';
import type { IconName } from '../ui/icon-names';
import type { DeskAct } from './acts';

/** What the button of an act says. */
export const actWords: Record<DeskAct, () => string> = {
	place: () => m.desk_act_place(),
	confirmed: () => m.desk_act_confirmed(),
	arrived: () => m.desk_act_arrived(),
	fit: () => m.desk_act_fit(),
	donate: () => m.desk_act_donate(),
	defer: () => m.desk_act_defer(),
	left: () => m.desk_act_left(),
	no_show: () => m.desk_act_no_show(),
	cancelled: () => m.desk_act_cancelled(),
	undo: () => m.desk_act_undo()
};

/** The drawing beside those words. */
export const actIcons: Record<DeskAct, IconName> = {
	place: 'person-plus',
	confirmed: 'check',
	arrived: 'person-check',
	fit: 'circle-check',
	donate: 'drop',
	defer: 'calendar-clock',
	left: 'log-out',
	no_show: 'ban',
	cancelled: 'x',
	undo: 'undo'
};
