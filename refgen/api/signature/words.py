"""The words of C, MIDL and the Windows headers that mean something to the grammar."""

BUILT_IN = frozenset(
    [
        "void",
        "char",
        "short",
        "int",
        "long",
        "float",
        "double",
        "signed",
        "unsigned",
        "bool",
        "wchar_t",
        "__int8",
        "__int16",
        "__int32",
        "__int64",
        "hyper",
        "small",
        "size_t",
    ]
)
"""Types that may stand in twos and threes: `unsigned long`."""

COMBINING = frozenset(
    [
        "char",
        "short",
        "int",
        "long",
        "signed",
        "unsigned",
        "double",
        "__int8",
        "__int16",
        "__int32",
        "__int64",
        "hyper",
        "small",
    ]
)
"""Built-in types that combine with others into one."""

QUALIFIERS = frozenset(
    [
        "const",
        "volatile",
        "struct",
        "enum",
        "union",
        "class",
        "interface",
        "FAR",
        "NEAR",
        "CONST",
        "far",
        "near",
        "restrict",
    ]
)
"""Words that belong to a type but are never all of it."""

SPECIFIERS = frozenset(
    [
        "virtual",
        "static",
        "extern",
        "inline",
        "explicit",
        "friend",
        "__inline",
        "__forceinline",
        "EXTERN_C",
        "WINAPI",
        "CALLBACK",
        "APIENTRY",
        "PASCAL",
        "__stdcall",
        "_stdcall",
        "__cdecl",
        "_cdecl",
        "__fastcall",
        "__thiscall",
        "stdcall",
        "STDMETHODCALLTYPE",
        "STDAPICALLTYPE",
        "STDMETHODVCALLTYPE",
        "STDAPIVCALLTYPE",
        "DECLSPEC_NORETURN",
        "__RPC_STUB",
        "__RPC_USER",
        "MSLAYOUT",
        "THIS",
        "THIS_",
        "public",
        "private",
        "protected",
        "__RPC_FAR",
        "__RPC__in",
        "__RPC__out",
    ]
)
"""Words that say how something is linked, called or laid out, and nothing about its type."""

HRESULT_MACROS = frozenset(["STDAPI", "STDMETHOD", "STDMETHODIMP", "STDAPIV", "STDMETHODV", "STDMETHODIMPV"])
"""Macros of the Windows headers that stand for a function returning HRESULT."""

TYPED_MACROS = frozenset(["STDAPI_", "STDMETHOD_", "STDMETHODIMP_", "STDAPIV_", "STDMETHODV_", "STDMETHODIMPV_"])
"""Their forms that name another type in parentheses."""

DIRECTIONS = {
    "in": (True, False),
    "out": (False, True),
    "inout": (True, True),
    "IN": (True, False),
    "OUT": (False, True),
    "INOUT": (True, True),
    "_In_": (True, False),
    "_Out_": (False, True),
    "_Inout_": (True, True),
    "_Outptr_": (False, True),
    "_COM_Outptr_": (False, True),
    "__in": (True, False),
    "__out": (False, True),
    "__inout": (True, True),
    "__deref_out": (False, True),
    "__deref_inout": (True, True),
    "_Deref_out_": (False, True),
}
"""Words that mark a direction, in IDL lists and as annotations, and which: (in, out)."""

OPTIONAL = frozenset(["optional", "opt", "OPTIONAL"])

ATTRIBUTES = frozenset(
    [
        "in",
        "out",
        "inout",
        "opt",
        "optional",
        "retval",
        "lcid",
        "string",
        "size_is",
        "length_is",
        "max_is",
        "min_is",
        "first_is",
        "last_is",
        "iid_is",
        "ref",
        "unique",
        "ptr",
        "defaultvalue",
        "unused",
        "ignore",
        "switch_is",
        "context_handle",
        "annotation",
        "range",
        "satype",
        "custom",
        "propget",
        "propput",
        "hidden",
        "local",
        "object",
        "uuid",
        "pointer_default",
        "helpstring",
        "id",
        "dual",
        "version",
        "default",
        "source",
        "restricted",
    ]
)
"""MIDL attributes; they tell an attribute list from an array bound."""


def is_annotation(word: str) -> bool:
    """Whether a word is a source annotation (SAL): `__out_ecount`, `_In_opt_`."""
    if word in DIRECTIONS or word in OPTIONAL:
        return word not in {"in", "out", "inout", "optional", "opt"}
    lowered = word.lower()
    return lowered.startswith(("__in_", "__out_", "__inout_", "__deref_", "__reserved", "__rpc_", "__range")) or (
        word.startswith(("_In_", "_Out", "_Inout_", "_Deref_", "_COM_", "_Reserved_", "_Ret_", "_Check_"))
    )


_OUTWARD = tuple(
    f"{prefix}{way}" for prefix in ("", "deref_", "com_", "rpc__", "rpc__deref_") for way in ("out", "inout")
)


def annotated_direction(word: str) -> tuple[bool, bool, bool]:
    """(in, out, optional) of a source annotation."""
    is_in, is_out = DIRECTIONS.get(word, (False, False))
    lowered = word.lower().strip("_")
    if word not in DIRECTIONS:
        is_in = lowered.startswith(("in", "deref_in", "rpc__in", "rpc__deref_in"))
        is_out = lowered.startswith(_OUTWARD)
    return is_in, is_out, word in OPTIONAL or "_opt" in lowered
