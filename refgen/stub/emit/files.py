"""The files of a package, each read when somebody looks at it: after most edits nobody looks at most of them."""

from collections.abc import Iterator, Mapping

from refgen.cache.held import HELD
from refgen.cache.stretch import Stretch, Stretched, stretch
from refgen.dataclass import dataclass

File = Stretch | Stretched


@dataclass(frozen=True, slots=True)
class Files(Mapping[str, bytes]):
    """The bytes of each file, by its path below the folder of the package."""

    stretches: Mapping[str, File]

    def __getitem__(self, path: str) -> bytes:
        return self.stretches[path].data

    def __contains__(self, path: object) -> bool:
        return path in self.stretches

    def __iter__(self) -> Iterator[str]:
        return iter(self.stretches)

    def __len__(self) -> int:
        return len(self.stretches)

    @property
    def long(self) -> Mapping[str, Stretched]:
        """The files of megabytes, which are written in stretches."""
        return {path: one for path, one in self.stretches.items() if isinstance(one, Stretched)}

    def same_as(self, others: "Files") -> frozenset[str]:
        """The paths of those that say what others say."""
        return frozenset(path for path, own in self.stretches.items() if others.stretches.get(path) == own)


def as_before(content: bytes, *name: object) -> Stretch:
    """What a file says; where it said the same under this name in the run before, the very object of then."""
    return HELD.same(stretch(content), as_before, *name)
