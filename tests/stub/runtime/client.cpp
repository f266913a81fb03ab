// A native caller: knows nothing of Python, only the binary shape of the interface.
#include <cstdint>
#include <cstdio>

struct Slots;
struct Object { Slots* slots; };
struct Slots {
    std::int32_t (*QueryInterface)(Object*, const void*, void**);
    std::uint32_t (*AddRef)(Object*);
    std::uint32_t (*Release)(Object*);
    std::int32_t (*GetStackGuarantee)(Object*, std::uint32_t*);
    std::int32_t (*ReverseLeaveRuntime)(Object*);
    std::int32_t (*Sleep)(Object*, std::uint32_t);
};

extern "C" int run(Object* host, char* out, int room) {
    const unsigned char own[16] = {0x4c, 0xf2, 0x7f, 0x99, 0xb7, 0x43, 0x52, 0x43, 0x86, 0x67, 0x0d, 0xc0, 0x4f, 0xaf, 0xd3, 0x54};
    const unsigned char other[16] = {1};
    void* found = nullptr;
    std::uint32_t guarantee = 1;
    const auto known = static_cast<std::uint32_t>(host->slots->QueryInterface(host, own, &found));
    const bool same = found == host;
    const auto strange = static_cast<std::uint32_t>(host->slots->QueryInterface(host, other, &found));
    const auto got = static_cast<std::uint32_t>(host->slots->GetStackGuarantee(host, &guarantee));
    const auto null = static_cast<std::uint32_t>(host->slots->GetStackGuarantee(host, nullptr));
    const auto unmatched = static_cast<std::uint32_t>(host->slots->ReverseLeaveRuntime(host));
    const auto silent = static_cast<std::uint32_t>(host->slots->Sleep(host, 5));
    return std::snprintf(out, static_cast<std::size_t>(room), "%08x %d %08x %08x %u %08x %08x %08x %u", known, same, strange, got,
                         guarantee, null, unmatched, silent, host->slots->Release(host));
}
