// A native caller: knows nothing of Python, only what a header says of the interface. Slots are C++ virtual functions.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <thread>
#include <vector>

using HRESULT = std::int32_t;
using ULONG = std::uint32_t;
using DWORD = std::uint32_t;
using LCID = std::uint32_t;
using BOOL = std::int32_t;
using SIZE_T = std::size_t;
using THREAD_START = DWORD (*)(void*);

struct IUnknown {
    virtual HRESULT QueryInterface(const void* iid, void** found) = 0;
    virtual ULONG AddRef() = 0;
    virtual ULONG Release() = 0;
};
struct IHostTask : IUnknown {
    virtual HRESULT Start() = 0;
    virtual HRESULT Alert() = 0;
    virtual HRESULT Join(DWORD milliseconds, DWORD option) = 0;
    virtual HRESULT SetPriority(int priority) = 0;
    virtual HRESULT GetPriority(int* priority) = 0;
    virtual HRESULT SetCLRTask(void* task) = 0;
};
struct IHostTaskManager : IUnknown {
    virtual HRESULT GetCurrentTask(IHostTask** task) = 0;
    virtual HRESULT CreateTask(DWORD stack, THREAD_START start, void* parameter, IHostTask** task) = 0;
    virtual HRESULT Sleep(DWORD milliseconds, DWORD option) = 0;
    virtual HRESULT SwitchToTask(DWORD option) = 0;
    virtual HRESULT SetUILocale(LCID locale) = 0;
    virtual HRESULT SetLocale(LCID locale) = 0;
    virtual HRESULT CallNeedsHostHook(SIZE_T target, BOOL* needs) = 0;
    virtual HRESULT LeaveRuntime(SIZE_T target) = 0;
    virtual HRESULT EnterRuntime() = 0;
    virtual HRESULT ReverseLeaveRuntime() = 0;
    virtual HRESULT ReverseEnterRuntime() = 0;
    virtual HRESULT BeginDelayAbort() = 0;
    virtual HRESULT EndDelayAbort() = 0;
    virtual HRESULT BeginThreadAffinity() = 0;
    virtual HRESULT EndThreadAffinity() = 0;
    virtual HRESULT SetStackGuarantee(ULONG guarantee) = 0;
    virtual HRESULT GetStackGuarantee(ULONG* guarantee) = 0;
    virtual HRESULT SetCLRTaskManager(void* manager) = 0;
};

static DWORD start(void*) { return 0; }

// Every slot once, in the order of the header, but for the reverse crossing, which has to begin before it ends.
extern "C" int visit(IHostTaskManager* host, HRESULT* codes) {
    IHostTask* task = nullptr;
    BOOL needs = 7;
    ULONG guarantee = 7;
    int at = 0;
    codes[at++] = host->GetCurrentTask(&task);
    codes[at++] = host->CreateTask(0x10000, start, nullptr, &task);
    codes[at++] = host->Sleep(5, 2);
    codes[at++] = host->SwitchToTask(2);
    codes[at++] = host->SetUILocale(1036);
    codes[at++] = host->SetLocale(1036);
    codes[at++] = host->CallNeedsHostHook(0x7fff12345678, &needs);
    codes[at++] = host->LeaveRuntime(0xfedcba9876543210);
    codes[at++] = host->EnterRuntime();
    codes[at++] = host->ReverseEnterRuntime();
    codes[at++] = host->ReverseLeaveRuntime();
    codes[at++] = host->BeginDelayAbort();
    codes[at++] = host->EndDelayAbort();
    codes[at++] = host->BeginThreadAffinity();
    codes[at++] = host->EndThreadAffinity();
    codes[at++] = host->SetStackGuarantee(0xffffffff);
    codes[at++] = host->GetStackGuarantee(&guarantee);
    codes[at++] = host->SetCLRTaskManager(host);
    codes[at++] = needs;
    codes[at++] = static_cast<HRESULT>(guarantee);
    return at;
}

extern "C" HRESULT leave(IHostTaskManager* host) { return host->LeaveRuntime(0); }
extern "C" HRESULT end_delay_abort(IHostTaskManager* host) { return host->EndDelayAbort(); }
extern "C" HRESULT reverse_leave(IHostTaskManager* host) { return host->ReverseLeaveRuntime(); }
extern "C" HRESULT guarantee(IHostTaskManager* host, ULONG* guarantee) { return host->GetStackGuarantee(guarantee); }
extern "C" HRESULT hook(IHostTaskManager* host, BOOL* needs) { return host->CallNeedsHostHook(0, needs); }
extern "C" HRESULT current(IHostTaskManager* host, IHostTask** task) { return host->GetCurrentTask(task); }
extern "C" HRESULT priority(IHostTask* task, int* priority) { return task->GetPriority(priority); }
extern "C" HRESULT query(IUnknown* any, const void* iid, void** found) { return any->QueryInterface(iid, found); }
extern "C" ULONG add(IUnknown* any) { return any->AddRef(); }
extern "C" ULONG drop(IUnknown* any) { return any->Release(); }

// How many calls of how many threads failed, each of which leaves and enters by itself.
extern "C" int race(IHostTaskManager* host, int threads, int times) {
    std::vector<int> failed(static_cast<std::size_t>(threads));
    std::vector<std::thread> running;
    for (int& mine : failed) {
        running.emplace_back([host, times, &mine] {
            for (int turn = 0; turn < times; ++turn) {
                mine += host->AddRef() == 0;
                mine += host->LeaveRuntime(0) != 0;
                mine += host->EnterRuntime() != 0;
                host->Release();
            }
        });
    }
    int sum = 0;
    for (std::thread& one : running) one.join();
    for (int mine : failed) sum += mine;
    return sum;
}
