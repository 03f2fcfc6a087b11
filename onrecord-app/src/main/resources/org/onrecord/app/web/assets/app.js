// What pages can do better with a script: dates as the reader writes them, links between text and cards, dropped files.

const locale = navigator.languages && navigator.languages.length ? [...navigator.languages] : undefined;

/** Writes each day and time as the reader's language has it. */
function dates(within) {
  const day = new Intl.DateTimeFormat(locale, {dateStyle: 'long', timeZone: 'UTC'});
  const moment = new Intl.DateTimeFormat(locale, {dateStyle: 'long', timeStyle: 'short'});
  for (const time of within.querySelectorAll('time[datetime]')) {
    const value = time.dateTime;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) {
      time.textContent = day.format(new Date(value + 'T00:00:00Z'));
    } else if (/^\d{4}-\d\d-\d\dT/.test(value)) {
      time.textContent = moment.format(new Date(value));
    }
  }
}

/** Shows which words and which card are of the same statement, under the pointer and at the keyboard's focus. */
function twins() {
  const text = document.querySelector('.reading');
  if (!text) {
    return;
  }
  let shown = [];
  const show = (at) => {
    shown.forEach((each) => each.classList.remove('on'));
    shown = [];
    const own = at instanceof Element ? at.closest('[data-s]') : null;
    if (!own) {
      return;
    }
    const ids = own.dataset.s.split(' ');
    const id = ids[ids.length - 1];
    for (const each of text.querySelectorAll(`[data-s~="${CSS.escape(id)}"]`)) {
      if (!each.classList.contains('n')) {
        each.classList.add('on');
        shown.push(each);
      }
    }
  };
  text.addEventListener('pointerover', (event) => show(event.target));
  text.addEventListener('pointerleave', () => show(null));
  text.addEventListener('focusin', (event) => show(event.target));
  text.addEventListener('focusout', () => show(null));
  text.addEventListener('keydown', (event) => {
    const next = {j: 1, k: -1}[event.key];
    if (!next || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const cards = [...text.querySelectorAll('.card')];
    let at = cards.findIndex((card) => card.contains(document.activeElement));
    if (at < 0) {
      at = cards.findIndex((card) => card.matches(':target')) - (next > 0 ? 1 : 0);
    }
    const card = cards[Math.max(0, Math.min(cards.length - 1, at + next))];
    if (card) {
      card.focus();
      card.scrollIntoView({block: 'nearest'});
      event.preventDefault();
    }
  });
}

/** Puts a button to copy a quotation beside each. */
function citations() {
  if (!navigator.clipboard) {
    return;
  }
  for (const cite of document.querySelectorAll('[data-cite]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy-it';
    button.textContent = 'Copy with its source';
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(cite.textContent);
      button.textContent = 'Copied';
    });
    cite.after(button);
  }
}

/** Takes files that are dropped on the form. */
function drops() {
  for (const form of document.querySelectorAll('[data-drop]')) {
    const files = form.querySelector('input[type=file]');
    const over = (event) => {
      event.preventDefault();
      form.classList.add('over');
    };
    form.addEventListener('dragenter', over);
    form.addEventListener('dragover', over);
    form.addEventListener('dragleave', () => form.classList.remove('over'));
    form.addEventListener('drop', (event) => {
      event.preventDefault();
      form.classList.remove('over');
      if (event.dataTransfer.files.length) {
        files.files = event.dataTransfer.files;
        form.requestSubmit();
      }
    });
    form.addEventListener('submit', () => {
      const button = form.querySelector('button');
      button.disabled = true;
      button.textContent = 'Reading …';
    });
  }
}

/** A slash goes to the search box, as on many pages. */
function slash() {
  document.addEventListener('keydown', (event) => {
    const box = document.querySelector('input[type=search]');
    const isTyping = event.target instanceof Element && event.target.matches('input, select, textarea');
    if (event.key === '/' && box && !isTyping && !event.ctrlKey && !event.metaKey) {
      box.focus();
      event.preventDefault();
    }
  });
}

/** On a narrow window what narrows a search stays shut until it is asked for. */
function facets() {
  const box = document.querySelector('details.facets');
  if (box && matchMedia('(max-width: 60rem)').matches) {
    box.open = false;
  }
}

/** Leaves what was not filled in out of the address. */
function tidy() {
  for (const form of document.querySelectorAll('form[method=get]')) {
    form.addEventListener('submit', () => {
      for (const field of form.elements) {
        if (field.name && (field.value === '' || field.value === 'relevance')) {
          field.disabled = true;
        }
      }
    });
  }
  addEventListener('pageshow', () => { // the way back shows the form as it was left
    document.querySelectorAll('form[method=get] :disabled').forEach((field) => { field.disabled = false; });
  });
}

dates(document);
twins();
tidy();
citations();
drops();
slash();
facets();
document.addEventListener('htmx:afterSettle', (event) => dates(event.target.parentElement || document));
