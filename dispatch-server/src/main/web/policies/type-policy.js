import { css, html, nothing } from '../components/base.js';
import { words } from '../lib/format.js';
import { incidentFlags } from './incident-flags.js';
import { PolicyForm } from './policy-form.js';
import { policyStyles } from './policy-styles.js';

const streets = [
  { value: 'false', label: 'Everywhere' },
  { value: 'true', label: 'On arterial streets only' },
];
const digging = [
  { value: 'false', label: 'Not usually' },
  { value: 'true', label: 'Yes' },
];
/** @param {string} typed */
const number = (typed) => (/^\d+$/.test(typed.trim()) ? Number(typed) : null);
const plain = (/** @type {string} */ kind) => words(kind.toUpperCase());

/**
 * What is decided of one type of incident: its priority, what is asked, which words speak for it, which units it needs. `stands` as TypePolicy;
 * `policies` has what there is to choose from.
 */
export class TypePolicyForm extends PolicyForm {
  static properties = { ...PolicyForm.properties, policies: { attribute: false } };
  static styles = [
    policyStyles,
    css`
      .question {
        grid-template-columns: minmax(0, 1fr) 120px 180px auto;
      }
      .phrase {
        grid-template-columns: minmax(0, 1fr) 90px 150px minmax(0, 1fr) auto;
      }
      .need {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr) auto;
      }
      .line .acts {
        padding-top: 20px;
      }
      @media (max-width: 1500px) {
        .need {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        .need .acts {
          padding-top: 0;
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  get path() {
    return `/api/policies/types/${this.stands.code}`;
  }

  /** @param {any} stands */
  fresh(stands) {
    return {
      priority: stands.priority, digs: String(stands.digs),
      questions: stands.questions.map((/** @type {any} */ q) => ({ id: q.id, text: q.text, weight: String(q.weight), flag: q.flag ?? '' })),
      phrases: stands.phrases.map((/** @type {any} */ p) => ({ phrase: p.phrase, weight: String(p.weight), priority: p.priority ?? '', reason: p.reason ?? '' })),
      needs: stands.needs.map((/** @type {any} */ n) => ({ ...n, equipment: n.equipment ?? '', onlyArterial: String(n.onlyArterial) })),
    };
  }

  /** @param {any} shown */
  wire(shown) {
    return {
      priority: shown.priority, digs: shown.digs === 'true',
      questions: shown.questions.map((/** @type {any} */ q) => ({ ...q, weight: number(q.weight), flag: q.flag || null })),
      phrases: shown.phrases.map((/** @type {any} */ p) => ({ ...p, weight: number(p.weight), priority: p.priority || null, reason: p.reason || null })),
      needs: shown.needs.map((/** @type {any} */ n) => ({ ...n, equipment: n.equipment || null, onlyArterial: n.onlyArterial === 'true' })),
    };
  }

  render() {
    const s = this.shown;
    const priorities = this.policies.priorities.map((/** @type {any} */ p) => ({ value: p.code, label: `${p.code} ${p.label}` }));
    return html`<div class="card">
      <h2>${this.stands.label}</h2>
      <div class="fields">${this.field('priority', 'Priority when nothing else is known', { kind: 'select', options: priorities })}
        ${this.field('digs', 'Crews dig', { kind: 'select', options: digging, hint: 'Where they do, a locate ticket is asked for.' })}</div>
      <section aria-label="Questions"><h3>What callers are asked</h3>
        <p class="small muted">A yes to a question of weight 10 makes it the most urgent priority, of weight 5 to 9 one step more urgent; below 5 it is only noted. What it marks the incident as counts for Escalation.</p>
        ${s.questions.length ? s.questions.map((/** @type {any} */ q, /** @type {number} */ i) => this.#question(q, i)) : html`<p class="small">Nothing.</p>`}
        ${this.add('questions', 'Add a question', 'text', 12, () => ({ text: '', weight: '5', flag: '' }))}</section>
      <section aria-label="Phrases"><h3>Words that speak for it</h3>
        <p class="small muted">The type whose words weigh most is proposed. Small words between are passed over; a word that ends in * stands for all that begin so. What is denied (“no gas smell”) does not count.</p>
        ${s.phrases.length ? s.phrases.map((/** @type {any} */ p, /** @type {number} */ i) => this.#phrase(p, i)) : html`<p class="small">None: a dispatcher chooses it.</p>`}
        ${this.add('phrases', 'Add words', 'phrase', 60, () => ({ phrase: '', weight: '5', priority: '', reason: '' }))}</section>
      <section aria-label="Units needed"><h3>Units that are needed together</h3>
        <p class="small muted">With none, one unit deals with it.</p>
        ${s.needs.length ? s.needs.map((/** @type {any} */ n, /** @type {number} */ i) => this.#need(n, i)) : html`<p class="small">None.</p>`}
        ${this.add('needs', 'Add a unit', 'label', 6, () => ({ label: '', unitKinds: [], equipment: '', onlyArterial: 'false' }))}</section>
      ${this.end(this.stands.label)}</div>`;
  }

  /** @param {any} q @param {number} i */
  #question(q, i) {
    const part = this.part('questions', i);
    return html`<div class="line question" role="group" aria-label="Question ${i + 1}">
      ${this.field('text', 'Question, answered by yes or no', part('text', q.text))}${this.field('weight', 'Weight of a yes', part('weight', q.weight))}
      ${this.field('flag', 'A yes marks it as', { ...part('flag', q.flag), kind: 'select', options: [{ value: '', label: 'Nothing' }, ...incidentFlags] })}${this.#acts('questions', i, 'question')}</div>`;
  }

  /** @param {any} p @param {number} i */
  #phrase(p, i) {
    const part = this.part('phrases', i);
    if (!this.mayEdit) return html`<p class="small">${p.phrase} <span class="muted">${p.weight}${p.priority ? `, ${p.priority}: ${p.reason}` : ''}</span></p>`;
    const priorities = [{ value: '', label: 'As usual' }, ...this.policies.priorities.map((/** @type {any} */ one) => ({ value: one.code, label: `At least ${one.code}` }))];
    return html`<div class="line phrase" role="group" aria-label="Words ${i + 1}">
      ${this.field('phrase', 'Words', part('phrase', p.phrase))}${this.field('weight', 'Weight', part('weight', p.weight))}
      ${this.field('priority', 'Then it is', { ...part('priority', p.priority), kind: 'select', options: priorities })}
      ${p.priority ? this.field('reason', 'Because', part('reason', p.reason)) : html`<span></span>`}
      <div class="acts"><cs-button variant="quiet" label="Remove words ${i + 1}" @press=${() => this.edit({ phrases: this.shown.phrases.filter((/** @type {any} */ _, /** @type {number} */ at) => at !== i) })}>Remove</cs-button></div></div>`;
  }

  /** @param {any} n @param {number} i */
  #need(n, i) {
    const part = this.part('needs', i);
    const equipment = [...new Set([...this.policies.equipmentKinds, ...(n.equipment ? [n.equipment] : [])])].map((kind) => ({ value: kind, label: plain(kind) }));
    const kinds = [...new Set([...this.policies.unitKinds, ...n.unitKinds])].map((kind) => ({ value: kind, label: plain(kind) }));
    return html`<div class="line need" role="group" aria-label="Unit ${i + 1}">
      ${this.field('label', 'What for', part('label', n.label))}
      ${this.field('equipment', 'With', { ...part('equipment', n.equipment), kind: 'select', options: [{ value: '', label: 'Nothing in particular' }, ...equipment] })}
      ${this.field('onlyArterial', 'Where', { ...part('onlyArterial', n.onlyArterial), kind: 'select', options: streets })}${this.#acts('needs', i, 'unit')}
      ${this.ticks(kinds, n.unitKinds, `Kinds of unit, the fittest first${n.unitKinds.length > 1 ? `: ${n.unitKinds.map(plain).join(', ')}` : ''}`, `needs[${i}].unitKinds`, (unitKinds) => this.changeLine('needs', i, { unitKinds }))}</div>`;
  }

  /** What can be done with one line. @param {'questions'|'needs'} list @param {number} i @param {string} what */
  #acts(list, i, what) {
    if (!this.mayEdit) return nothing;
    const lines = [...this.shown[list]];
    const earlier = () => {
      [lines[i - 1], lines[i]] = [lines[i], lines[i - 1]];
      this.edit({ [list]: lines });
    };
    return html`<div class="acts"><cs-button variant="quiet" label="Move ${what} ${i + 1} up" why=${i ? '' : 'It is the first.'} @press=${earlier}>↑</cs-button>
      <cs-button variant="quiet" label="Remove ${what} ${i + 1}" @press=${() => this.edit({ [list]: lines.filter((_, at) => at !== i) })}>Remove</cs-button></div>`;
  }
}
customElements.define('type-policy', TypePolicyForm);
