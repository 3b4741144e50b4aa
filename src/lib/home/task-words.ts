import { m } from '../paraglide/messages';
import { formatNumber, formatPeriod, type Locale } from '../time/format';
import type { Task, TaskReason, TasksDue } from './task';

type Words = { title: string; text: string; act: string };

/** What the line about checklists says. */
export function dueWords({ title, tasks, overdue }: TasksDue, locale: Locale): Words {
	const counts = { tasks: formatNumber(tasks, locale), overdue: formatNumber(overdue, locale) };
	return {
		title: m.home_due({ title }),
		text: overdue > 0 ? m.home_due_overdue_text(counts) : m.home_due_text(counts),
		act: m.home_due_act()
	};
}

/** What a task says: what it is about, why it is here, and the verb that leads to it. */
export function taskWords(task: Task, locale: Locale): Words {
	const { title } = task;
	const day = formatPeriod(task.startsOn, task.endsOn, 'day', locale);
	const registered = formatNumber(task.registered ?? 0, locale);
	const wanted = formatNumber(task.capacity ?? task.targetUnits ?? 0, locale);
	const units = formatNumber(task.units ?? 0, locale);
	const words: Record<TaskReason, () => Words> = {
		running: () => ({
			title: m.home_task_running({ title }),
			text: m.home_task_running_text({ units, registered }),
			act: m.home_task_running_act()
		}),
		starts_today: () => ({
			title: m.home_task_starts_today({ title }),
			text: m.home_task_starts_today_text({ registered }),
			act: m.home_task_starts_today_act()
		}),
		unfinished: () => ({
			title: m.home_task_unfinished({ title }),
			text: m.home_task_unfinished_text({ day }),
			act: m.home_task_unfinished_act()
		}),
		no_result: () => ({
			title: m.home_task_no_result({ title }),
			text: m.home_task_no_result_text({ day }),
			act: m.home_task_no_result_act()
		}),
		few_registered: () => ({
			title: m.home_task_few_registered({ title }),
			text: m.home_task_few_registered_text({ day, registered, wanted }),
			act: m.home_task_few_registered_act()
		})
	};
	return words[task.reason]();
}
