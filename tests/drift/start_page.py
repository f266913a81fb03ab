"""A page in English and German that says the same, and what is found once a text of it is changed."""

from tests.drift.pages import findings

ENGLISH = """# ITask::Start Method

Starts the task that the host has created.

## Remarks

The host calls this method before the runtime begins its work.

> [!NOTE]
> The task owns the thread until it is stopped by the host.

|Value|Meaning|
|-----------|-------------|
|S_OK|The task was started by the host.|
|E_FAIL|The task has failed for another reason.|

```cpp
HRESULT Start ();
```
"""


GERMAN = """# ITask::Start-Methode

Startet die Aufgabe, die der Host erstellt hat.

## Hinweise

Der Host ruft diese Methode auf, bevor die Laufzeit ihre Arbeit beginnt.

> [!NOTE]
> Die Aufgabe besitzt den Thread, bis sie vom Host beendet wird.

|Wert|Bedeutung|
|-----------|-------------|
|S_OK|Die Aufgabe wurde vom Host gestartet.|
|E_FAIL|Die Aufgabe ist aus einem anderen Grund fehlgeschlagen.|

```cpp
HRESULT Start ();
```
"""


def changed(old, new, text=GERMAN):
    assert old in text
    return text.replace(old, new, 1)


def checks(texts):
    return [(one.check, one.locale, one.line) for one in findings(texts)]


def line_of(text, part):
    """The line in the page; the front matter has five lines."""
    return 5 + text[: text.index(part)].count("\n") + 1
